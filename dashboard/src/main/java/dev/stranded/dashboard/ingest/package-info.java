/**
 * Takes what agents post: reads a batch as a whole, refuses it in one sentence or hands it to the store. Runs on the
 * threads of the HTTP server.
 */
@NullMarked
package dev.stranded.dashboard.ingest;

import org.jspecify.annotations.NullMarked;
