package dev.stranded.bootstrap;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The doors: every method here is called from a place in the JDK that {@code HookTable} in the core names.
 *
 * <p>A hook never throws, blocks, or calls a method that the application could have overridden. What goes wrong inside
 * is counted by {@link Faults}, and after too many faults all hooks are off.
 */
public final class Hooks {
    private Hooks() {}

    /**
     * A platform thread is about to be started by the current thread.
     *
     * <p>Cost: one record and its place in a table, or in a map where that is taken; at sampled spawns a stack.
     */
    public static void threadStarting(Thread thread) {
        if (Faults.off()) {
            return;
        }
        Coverage.THREAD_START.fired();
        try {
            if (AgentWork.isDoneBy(thread) || AgentWork.isDoneBy(Thread.currentThread())) {
                return;
            }
            Tasks.platformStarting(thread);
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current platform thread is about to end.
     *
     * <p>Cost: a place in a table that is given up, one counter.
     */
    public static void threadEnded(Thread thread) {
        if (Faults.off()) {
            return;
        }
        Coverage.THREAD_END.fired();
        try {
            Tasks.platformEnded(thread);
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A virtual thread is about to be made.
     *
     * <p>Cost: one load; the first time, what it takes to change one class.
     */
    public static void virtualComing() {
        try {
            FirstUse.VIRTUAL_THREAD.come();
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A virtual thread is being made for {@code task}; what is returned takes the task's place in it.
     *
     * <p>Cost: one record of 56 bytes, one class value, one counter; at sampled spawns a stack.
     */
    public static @Nullable Runnable virtualCreated(@Nullable Runnable task) {
        if (task == null || Faults.off()) {
            return task;
        }
        Coverage.VIRTUAL_START.fired();
        try {
            if (AgentWork.isDoneBy(Thread.currentThread())) {
                return task;
            }
            return Tasks.virtualCreated(task);
        } catch (Throwable e) {
            Faults.count(e);
            return task;
        }
    }

    /** The task that the application gave, in place of the record that {@link #virtualCreated} put there. */
    public static @Nullable Runnable virtualTask(@Nullable Runnable task) {
        return task instanceof VirtualTask record ? Tasks.virtualBegins(record) : task;
    }

    /**
     * A virtual thread is about to end.
     *
     * <p>Cost: one counter.
     */
    public static void virtualEnded(@Nullable Runnable task) {
        if (Faults.off()) {
            return;
        }
        Coverage.VIRTUAL_END.fired();
        try {
            if (task instanceof VirtualTask record) {
                Tasks.virtualEnded(record);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current virtual thread, whose continuation is given, is about to park.
     *
     * <p>Cost: three loads and a plain store to the thread's own record.
     */
    public static void virtualParking(Object continuation) {
        if (Faults.off()) {
            return;
        }
        Coverage.VIRTUAL_PARK.fired();
        try {
            TaskRecord task = Tasks.ofContinuation(continuation);
            if (task != null) {
                task.waits++;
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A queue or an executor has been made by the current thread.
     *
     * <p>Cost: one weak record, one compare-and-set, and a stack while the census' budget for stacks lasts.
     */
    public static void created(Object channelOrExecutor) {
        if (Faults.off()) {
            return;
        }
        Coverage.CREATION.fired();
        try {
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                Creations.add(channelOrExecutor);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A task is given to an executor.
     *
     * <p>Cost: a few loads and one plain store where the task is of the same class as the one before, else a walk
     * through the thread's kinds; at sampled submissions a stack.
     */
    public static void taskGiven(@Nullable Object task) {
        if (task == null || Faults.off()) {
            return;
        }
        try {
            Thread current = Thread.currentThread();
            WorkerState work = Tasks.currentWork(current);
            if (work != null) {
                work.give(task);
            } else {
                Coverage.TASK_GIVEN.fired();
                if (!AgentWork.isDoneBy(current)) {
                    TaskKind.given(task);
                }
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A task is handed to a {@code ForkJoinPool}, or to whatever executor a {@code CompletableFuture} has.
     *
     * <p>It is not counted here but when it is run, by {@link #forkJoinTaskRunning} or as another executor's task.
     * Cost: a few loads and one plain store where the task is of the same class as the one before, else a walk through
     * the thread's kinds; at sampled submissions a stack.
     */
    public static void taskMade(@Nullable Object task) {
        if (task == null || Faults.off()) {
            return;
        }
        try {
            Thread current = Thread.currentThread();
            WorkerState work = Tasks.currentWork(current);
            if (work != null) {
                work.make(task);
            } else {
                Coverage.FORK_JOIN_TASK.fired();
                if (!AgentWork.isDoneBy(current)) {
                    TaskKind.of(task).sample();
                }
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current thread, if it is a worker of a {@code ForkJoinPool}, is about to run {@code task}, which the pool had
     * wrapped; null where the wrapper no longer has it.
     *
     * <p>Cost: as {@link #taskRunning}.
     */
    public static void forkJoinTaskRunning(@Nullable Object task) {
        if (task == null || Faults.off()) {
            return;
        }
        try {
            Thread current = Thread.currentThread();
            WorkerState work = current instanceof ForkJoinWorkerThread ? Tasks.currentWork(current) : null;
            if (work != null) {
                work.takeAndRun(task);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current thread enters {@code executor} as {@code worker}; what is returned is to be passed with each of its
     * tasks to {@link #taskRunning}.
     *
     * <p>Cost: one look-up and two weak references a worker.
     */
    public static @Nullable WorkerState workerEntered(Object executor, Object worker) {
        if (Faults.off()) {
            return null;
        }
        Coverage.WORKER.fired();
        try {
            WorkerState work = Tasks.currentWork(Thread.currentThread());
            if (work != null) {
                work.enter(executor, worker);
            }
            return work;
        } catch (Throwable e) {
            Faults.count(e);
            return null;
        }
    }

    /**
     * The current thread, a worker, is about to run {@code task}.
     *
     * <p>Cost: a few loads and two plain stores where the task is of the same class as the one before, else a walk
     * through the thread's kinds.
     */
    public static void taskRunning(@Nullable Object task, @Nullable WorkerState work) {
        if (task == null || Faults.off()) {
            return;
        }
        try {
            if (work != null) {
                work.run(task);
            } else {
                Coverage.TASK_RUN.fired();
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current thread, which holds the lock of {@code condition}, is about to release who waits for it.
     *
     * <p>Cost: a look into a table and, for each of the first tasks that do so, a record of 80 bytes.
     */
    public static void conditionSignalled(Object condition) {
        if (Faults.off()) {
            return;
        }
        Coverage.RELEASE.fired();
        try {
            Thread current = Thread.currentThread();
            if (!AgentWork.isDoneBy(current)) {
                Releasers.add(condition, current);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The task of {@code future} has failed with {@code thrown}, which is not yet to be had from it.
     *
     * <p>Cost: one weak record and one map entry a failure.
     */
    public static void taskFailed(Object future, @Nullable Object thrown) {
        if (Faults.off()) {
            return;
        }
        try {
            if (thrown instanceof Throwable failure
                    && TaskEnds.isOpen(future)
                    && !AgentWork.isDoneBy(Thread.currentThread())) {
                TaskKind kind = TaskKind.of(future);
                TaskEnds.futureFails(kind, failure);
                Failures.add(future, kind, failure);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * Somebody asks {@code future} and is told that its task has failed or was cancelled.
     *
     * <p>Cost: one map look-up, only where an exception is thrown.
     */
    public static void failureSeen(Object future) {
        if (Faults.off()) {
            return;
        }
        try {
            Failures.see(future);
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * The current thread is about to shut an executor down or to close a publisher.
     *
     * <p>Cost: one weak record and one map entry, the first time; a stack while the census' budget for them lasts.
     */
    public static void closing(Object channel) {
        if (Faults.off()) {
            return;
        }
        Coverage.CLOSING.fired();
        try {
            Thread current = Thread.currentThread();
            if (!AgentWork.isDoneBy(current)) {
                Closings.close(channel, current);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A {@code ThreadPoolExecutor} refuses {@code task}, because it is full or because it is shut down.
     *
     * <p>Cost: two loads where it is full; else as {@link #refused}.
     */
    public static void poolRefuses(Object pool, @Nullable Object task) {
        if (Faults.off()) {
            return;
        }
        Coverage.REFUSAL.fired();
        try {
            if (JdkFields.isShutDown(pool) && !AgentWork.isDoneBy(Thread.currentThread())) {
                Closings.refuse(pool, JdkFields.refusalHandler(pool), task);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * An executor that is shut down throws at who gives it a task.
     *
     * <p>Cost: one map look-up and a count; a stack while the census' budget for them lasts.
     */
    public static void refused(Object executor) {
        if (Faults.off()) {
            return;
        }
        try {
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                Closings.refuse(executor, null, null);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }

    /**
     * A publisher throws at who gives it an item, perhaps because it is closed.
     *
     * <p>Cost: as {@link #refused}.
     */
    public static void publisherThrows(Object publisher) {
        if (Faults.off()) {
            return;
        }
        try {
            if (JdkFields.isClosed(publisher)) {
                Closings.refuse(publisher, null, null);
            }
        } catch (Throwable e) {
            Faults.count(e);
        }
    }
}
