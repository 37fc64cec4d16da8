package dev.stranded.core.census;

import dev.stranded.wire.ExecutorState;

/**
 * An executor at one look.
 *
 * @param state for the wire
 * @param created the stack that made it, or what is said in its place
 * @param submitted tasks that others have given to a {@code ForkJoinPool} and that it has not begun; 0 for others
 * @param periodic other for other tasks in its queue, where all of them run again and again; 0 where not all do, or it
 *     has none
 */
public record ExecutorLook(ExecutorState state, NamedStack created, long submitted, int periodic) {}
