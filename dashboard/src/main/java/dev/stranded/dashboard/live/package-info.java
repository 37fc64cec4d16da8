/**
 * Tells browsers what has changed in the store, as server-sent events. Runs on the threads of the HTTP server, one for
 * each browser that listens.
 */
@NullMarked
package dev.stranded.dashboard.live;

import org.jspecify.annotations.NullMarked;
