package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of one kind one thread has given to executors and has begun to run.
 *
 * <p>That thread alone writes it, without a fence; the census may read a value a little old.
 */
final class WorkCount {
    final TaskKind kind;
    private final WeakReference<Class<?>> type;
    int given;
    int begun;

    /** The next kind of the same thread. */
    @Nullable
    WorkCount next;

    WorkCount(TaskKind kind) {
        this.kind = kind;
        this.type = kind.type;
    }

    /** Whether a task is of this kind's class. */
    boolean isOf(Object task) {
        return type.refersTo(task.getClass());
    }

    /** Adds the counts where all threads count, once this is no longer in its thread's list. */
    void settle() {
        kind.started.add(given);
        kind.ended.add(begun);
    }
}
