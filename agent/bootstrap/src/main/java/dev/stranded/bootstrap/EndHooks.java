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
        try {
            if (Circuit.ENDS.off) {
                return;
            }
            if (thread instanceof Thread failing && thrown instanceof Throwable failure) {
                if (!AgentWork.isDoneBy(failing)) {
                    TaskEnds.threadFails(failing, failure);
                }
            }
        } catch (StackOverflowError e) {
            Circuit.ENDS.lapses++;
        } catch (Throwable e) {
            Circuit.ENDS.swallow(e);
        }
    }

    /** A {@code ForkJoinTask} is ended by {@code thrown}. Cost: one counter, only at failures. */
    public static void forkJoinTaskFails(Object task, @Nullable Object thrown) {
        try {
            if (Circuit.ENDS.off) {
                return;
            }
            if (thrown instanceof Throwable failure) {
                TaskEnds.taskFails(task, failure);
            }
        } catch (StackOverflowError e) {
            Circuit.ENDS.lapses++;
        } catch (Throwable e) {
            Circuit.ENDS.swallow(e);
        }
    }

    /** Somebody cancels {@code future}. Cost: two loads, one counter. */
    public static void cancelled(Object future, boolean mayInterrupt) {
        try {
            if (Circuit.ENDS.off) {
                return;
            }
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                TaskEnds.cancel(future, mayInterrupt);
            }
        } catch (StackOverflowError e) {
            Circuit.ENDS.lapses++;
        } catch (Throwable e) {
            Circuit.ENDS.swallow(e);
        }
    }

    /**
     * The task of {@code future} has failed with {@code thrown}, which is not yet to be had from it.
     *
     * <p>Cost: one weak record and one map entry a failure.
     */
    public static void taskFailed(Object future, @Nullable Object thrown) {
        try {
            if (Circuit.FAILURES.off) {
                return;
            }
            if (thrown instanceof Throwable failure
                    && TaskEnds.isOpen(future)
                    && !AgentWork.isDoneBy(Thread.currentThread())) {
                TaskKind kind = TaskKind.of(future);
                TaskEnds.futureFails(kind, failure);
                Failures.add(future, kind, failure);
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * Somebody asks {@code future} and is told that its task has failed or was cancelled.
     *
     * <p>Cost: one map look-up, only where an exception is thrown.
     */
    public static void failureSeen(Object future) {
        try {
            if (Circuit.FAILURES.off) {
                return;
            }
            Failures.see(future);
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }
}
