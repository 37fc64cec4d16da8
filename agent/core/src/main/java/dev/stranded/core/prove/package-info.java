/**
 * Proofs by heap dump: when one is made, by whom it is judged, and what is told of it.
 *
 * <p>A dump is judged by a child process, so that the application pays for no more than the stop.
 */
@NullMarked
package dev.stranded.core.prove;

import org.jspecify.annotations.NullMarked;
