/**
 * Answers the page's questions from the store, in JSON, and those of operators: health and metrics. Runs on the threads
 * of the HTTP server.
 */
@NullMarked
package dev.stranded.dashboard.api;

import org.jspecify.annotations.NullMarked;
