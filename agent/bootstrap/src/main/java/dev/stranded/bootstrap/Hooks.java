package dev.stranded.bootstrap;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The doors: every method here is called from a place in the JDK that {@code HookTable} in the core names.
 *
 * <p>A hook never throws, blocks, or calls a method that the application could have overridden. What goes wrong inside
 * is counted by its {@link Circuit}, and after too many faults its hooks are off, and at last all hooks are.
 */
public final class Hooks {
    private Hooks() {}

    /**
     * A platform thread is about to be started by the current thread.
     *
     * <p>Cost: one record and its place in a table, or in a map where that is taken; at sampled spawns a stack.
     */
    public static void threadStarting(Thread thread) {
        try {
            if (Circuit.THREADS.off) {
                return;
            }
            Coverage.THREAD_START.fired();
            if (AgentWork.isDoneBy(thread) || AgentWork.isDoneBy(Thread.currentThread())) {
                return;
            }
            Tasks.platformStarting(thread);
        } catch (StackOverflowError e) {
            Circuit.THREADS.lapses++;
        } catch (Throwable e) {
            Circuit.THREADS.swallow(e);
        }
    }

    /**
     * The current platform thread is about to end.
     *
     * <p>Cost: a place in a table that is given up, one counter.
     */
    public static void threadEnded(Thread thread) {
        try {
            if (Circuit.THREADS.off) {
                return;
            }
            Coverage.THREAD_END.fired();
            Tasks.platformEnded(thread);
        } catch (StackOverflowError e) {
            Circuit.THREADS.lapses++;
        } catch (Throwable e) {
            Circuit.THREADS.swallow(e);
        }
    }

    /**
     * Classes are about to be changed on the current thread, mostly by another agent.
     *
     * <p>Cost: what it takes to have the JVM show them to this agent, too.
     */
    public static void classesChanging() {
        try {
            if (Circuit.CHANGES.off) {
                return;
            }
            Coverage.CHANGE.fired();
            ClassChanges.coming();
        } catch (StackOverflowError e) {
            Circuit.CHANGES.lapses++;
        } catch (Throwable e) {
            Circuit.CHANGES.swallow(e);
        }
    }

    /**
     * A virtual thread is being made for {@code task}; what is returned takes the task's place in it.
     *
     * <p>Cost: one record of 48 bytes, one class value, one counter; at sampled spawns a stack.
     */
    public static @Nullable Runnable virtualCreated(@Nullable Runnable task) {
        try {
            return task == null || Circuit.VIRTUAL_THREADS.off ? task : Tasks.virtualCreated(task);
        } catch (StackOverflowError e) {
            Circuit.VIRTUAL_THREADS.lapses++;
        } catch (Throwable e) {
            Circuit.VIRTUAL_THREADS.swallow(e);
        }
        return task;
    }

    /**
     * The task that the application gave, in place of the record that {@link #virtualCreated} put there; the thread is
     * about to run it.
     */
    public static @Nullable Runnable virtualTask(@Nullable Runnable task, Thread thread) {
        if (!(task instanceof VirtualTask record)) {
            return task;
        }
        try {
            if (!Circuit.VIRTUAL_THREADS.off) {
                Tasks.virtualBegins(record, thread);
            }
        } catch (StackOverflowError e) {
            Circuit.VIRTUAL_THREADS.lapses++;
        } catch (Throwable e) {
            Circuit.VIRTUAL_THREADS.swallow(e);
        }
        return record.task;
    }

    /**
     * A virtual thread is about to end.
     *
     * <p>Cost: one counter.
     */
    public static void virtualEnded(@Nullable Runnable task) {
        try {
            if (task instanceof VirtualTask record && !Circuit.VIRTUAL_THREADS.off) {
                Tasks.virtualEnded(record);
            }
        } catch (StackOverflowError e) {
            Circuit.VIRTUAL_THREADS.lapses++;
        } catch (Throwable e) {
            Circuit.VIRTUAL_THREADS.swallow(e);
        }
    }

    /**
     * The current virtual thread is about to park.
     *
     * <p>Cost: some loads and a plain store to the thread's own record.
     */
    public static void virtualParking() {
        try {
            if (Circuit.PARKS.off) {
                return;
            }
            Coverage.VIRTUAL_PARK.fired();
            VirtualTask task = Tasks.carriedBy(Thread.currentThread());
            if (task != null) {
                task.waits++;
            }
        } catch (StackOverflowError e) {
            Circuit.PARKS.lapses++;
        } catch (Throwable e) {
            Circuit.PARKS.swallow(e);
        }
    }

    /**
     * A queue or an executor has been made by the current thread.
     *
     * <p>Cost: one weak record, one compare-and-set, and a stack while the census' budget for stacks lasts.
     */
    public static void created(Object channelOrExecutor) {
        try {
            if (Circuit.CREATIONS.off) {
                return;
            }
            Coverage.CREATION.fired();
            if (!AgentWork.isDoneBy(Thread.currentThread())) {
                Creations.add(channelOrExecutor);
            }
        } catch (StackOverflowError e) {
            Circuit.CREATIONS.lapses++;
        } catch (Throwable e) {
            Circuit.CREATIONS.swallow(e);
        }
    }

    /**
     * A task is given to an executor.
     *
     * <p>Cost: a few loads and one plain store where the task is of the same class as the one before, else a walk
     * through the thread's kinds; at sampled submissions a stack.
     */
    public static void taskGiven(@Nullable Object task) {
        try {
            if (task == null || Circuit.TASKS.off) {
                return;
            }
            Thread current = Thread.currentThread();
            WorkerState work = Tasks.givingWork(current);
            if (work != null) {
                work.give(task);
            } else {
                Coverage.TASK_GIVEN.fired();
                if (!AgentWork.isDoneBy(current)) {
                    TaskKind.given(task);
                }
            }
        } catch (StackOverflowError e) {
            Circuit.TASKS.lapses++;
        } catch (Throwable e) {
            Circuit.TASKS.swallow(e);
        }
    }

    /**
     * A task is handed to a {@code ForkJoinPool}, or to whatever executor a {@code CompletableFuture} has.
     *
     * <p>It is not counted here but when it is run, by {@link #forkJoinTaskRunning} or as another executor's task.
     * Cost: one load, but for the first after each look of the census, see {@link MadeTasks}: of these each costs a few
     * loads where the task is of the same class as the one before, else a walk through the thread's kinds; at sampled
     * submissions a stack.
     */
    public static void taskMade(@Nullable Object task) {
        try {
            if (MadeTasks.areKnown() || task == null || Circuit.TASKS.off) {
                return;
            }
            MadeTasks.lookedAt();
            Thread current = Thread.currentThread();
            WorkerState work = Tasks.givingWork(current);
            if (work != null) {
                work.make(task);
            } else {
                Coverage.FORK_JOIN_TASK.fired();
                if (!AgentWork.isDoneBy(current)) {
                    TaskKind.of(task).sample();
                }
            }
        } catch (StackOverflowError e) {
            Circuit.TASKS.lapses++;
        } catch (Throwable e) {
            Circuit.TASKS.swallow(e);
        }
    }

    /**
     * The current thread, if it is a worker of a {@code ForkJoinPool}, is about to run {@code task}, which the pool had
     * wrapped; null where the wrapper no longer has it.
     *
     * <p>Cost: as {@link #taskRunning}.
     */
    public static void forkJoinTaskRunning(@Nullable Object task) {
        try {
            if (task == null || Circuit.TASKS.off) {
                return;
            }
            Thread current = Thread.currentThread();
            WorkerState work = current instanceof ForkJoinWorkerThread ? Tasks.currentWork(current) : null;
            if (work != null) {
                work.takeAndRun(task);
            }
        } catch (StackOverflowError e) {
            Circuit.TASKS.lapses++;
        } catch (Throwable e) {
            Circuit.TASKS.swallow(e);
        }
    }

    /**
     * The current thread enters {@code executor} as {@code worker}; what is returned is to be passed with each of its
     * tasks to {@link #taskRunning}.
     *
     * <p>Cost: one look-up and two weak references a worker.
     */
    public static @Nullable WorkerState workerEntered(Object executor, Object worker) {
        try {
            if (Circuit.TASKS.off) {
                return null;
            }
            Coverage.WORKER.fired();
            WorkerState work = Tasks.currentWork(Thread.currentThread());
            if (work != null) {
                work.enter(executor, worker);
            }
            return work;
        } catch (StackOverflowError e) {
            Circuit.TASKS.lapses++;
        } catch (Throwable e) {
            Circuit.TASKS.swallow(e);
        }
        return null;
    }

    /**
     * The current thread, a worker, is about to run {@code task}.
     *
     * <p>Cost: a few loads and two plain stores where the task is of the same class as the one before, else a walk
     * through the thread's kinds.
     */
    public static void taskRunning(@Nullable Object task, @Nullable WorkerState work) {
        try {
            if (task == null || Circuit.TASKS.off) {
                return;
            }
            if (work != null) {
                work.run(task);
            } else {
                Coverage.TASK_RUN.fired();
            }
        } catch (StackOverflowError e) {
            Circuit.TASKS.lapses++;
        } catch (Throwable e) {
            Circuit.TASKS.swallow(e);
        }
    }

    /**
     * The current thread, which holds the lock of {@code condition}, is about to release who waits for it.
     *
     * <p>Cost: a look into a table where the thread is the one that did so before, else at its record, too, and for
     * each of the first tasks that do so a record of 80 bytes.
     */
    public static void conditionSignalled(Object condition) {
        try {
            if (Circuit.RELEASES.off) {
                return;
            }
            Coverage.RELEASE.fired();
            Releasers.add(condition, Thread.currentThread());
        } catch (StackOverflowError e) {
            Circuit.RELEASES.lapses++;
        } catch (Throwable e) {
            Circuit.RELEASES.swallow(e);
        }
    }
}
