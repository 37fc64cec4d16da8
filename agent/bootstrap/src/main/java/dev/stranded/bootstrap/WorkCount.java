package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * How many tasks of one kind one thread has given to executors and has begun to run.
 *
 * <p>That thread alone writes it, without a fence; the census may read a value a little old.
 */
final class WorkCount {
    final TaskKind kind;
    int given;
    int begun;

    /** The next kind of the same thread. */
    @Nullable
    WorkCount next;

    WorkCount(TaskKind kind) {
        this.kind = kind;
    }

    /** Adds the counts where all threads count, once this is no longer in its thread's list. */
    void settle() {
        kind.started.add(given);
        kind.ended.add(begun);
    }
}
