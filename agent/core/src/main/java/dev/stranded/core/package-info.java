/**
 * The agent itself, in a loader of its own: the application sees none of its classes.
 *
 * <p>{@link dev.stranded.core.Agent} puts the hooks in place before {@code main}; {@link dev.stranded.core.Watch} then
 * runs the census and the reporter on two daemon threads.
 */
@NullMarked
package dev.stranded.core;

import org.jspecify.annotations.NullMarked;
