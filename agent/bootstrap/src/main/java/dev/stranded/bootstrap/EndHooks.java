package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The doors for tasks that end otherwise than by themselves, as {@link Hooks} are for all else. */
public final class EndHooks {
    private EndHooks() {}

    /**
     * Nothing has caught what ends {@code thread}, platform or virtual.
     *
     * <p>Cost: one look-up and one counter, or one record where the thread has a spawn site of its own.
     */
    public static void threadFails(Object thread, @Nullable Object thrown) {
        if (Faults.off()) {
            return;
        }
        try {
            if (thread instanceof Thread failing && thrown instanceof Throwable failure) {
                if (!AgentWork.isDoneBy(failing)) {
                    TaskEnds.threadFails(failing, failure);
                }
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /** A {@code ForkJoinTask} is ended by {@code thrown}. Cost: one counter, only at failures. */
    public static void forkJoinTaskFails(Object task, @Nullable Object thrown) {
        if (Faults.off()) {
            return;
        }
        try {
            if (thrown instanceof Throwable failure) {
                TaskEnds.taskFails(task, failure);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /** Somebody cancels {@code future}. Cost: two loads, one counter. */
    public static void cancelled(Object future, boolean mayInterrupt) {
        if (Faults.off()) {
            return;
        }
        try {
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                TaskEnds.cancel(future, mayInterrupt);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }
}
