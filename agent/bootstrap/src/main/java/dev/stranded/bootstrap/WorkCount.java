package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks of one kind one thread has given to executors and has begun to run; of virtual threads, how many it
 * has spawned and how many have ended on it.
 *
 * <p>It refers to the class of the tasks, as long as that tells their kind. Its thread alone counts, without a fence;
 * the census may read a value a little old.
 */
final class WorkCount extends WeakReference<Class<?>> {
    private static final int SAMPLE_EVERY = 1024;

    final TaskKind kind;

    int given;
    int begun;

    /** Whether those begun count as given, too: nobody else counts them. */
    boolean givenAsBegun;

    private int made;

    /** When so many are given, or made, a stack is due; 0 for one with each. */
    private int sampleAt;

    /** The next kind of the same thread. */
    @Nullable
    WorkCount next;

    WorkCount(TaskKind kind) {
        super(kind.wrapped == null ? kind.type.get() : null);
        this.kind = kind;
    }

    /** Whether a task is of this kind, as far as its class tells. */
    boolean isOf(Object task) {
        return refersTo(task.getClass());
    }

    /**
     * Counts one given. At the first ones, in ever larger steps, and then at some it may take a stack.
     *
     * @return see {@link TaskKind#sample}
     */
    @Nullable
    SpawnStack give() {
        SpawnStack stack = null;
        if (given >= sampleAt) {
            sampleAt = sampleAfter(given);
            stack = kind.sample();
        }
        given++;
        return stack;
    }

    /** A task is made that counts when it is given or run; may take a stack as {@link #give} does. */
    void make() {
        if (made >= sampleAt) {
            sampleAt = sampleAfter(made);
            kind.sample();
        }
        made++;
    }

    private int sampleAfter(int spawns) {
        return kind.severalSites ? 0 : spawns < SAMPLE_EVERY ? Math.max(1, 2 * spawns) : spawns + SAMPLE_EVERY;
    }

    int givenInAll() {
        return givenAsBegun ? given + begun : given;
    }

    /**
     * Takes over what the census has learnt of the kind; called by the census. A race with the thread is benign: the
     * census comes again.
     */
    void learn() {
        if (kind.wrapped != null) {
            clear();
        }
        if (kind.severalSites) {
            sampleAt = 0;
        }
    }

    /** Adds the counts where all threads count, once this is no longer in its thread's list. */
    void settle() {
        kind.started.add(givenInAll());
        kind.ended.add(begun);
    }
}
