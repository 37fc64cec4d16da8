package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.wire.TaskForm;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A task found blocked.
 *
 * @param thread that runs it
 * @param task its record
 * @param tally of its spawn site
 * @param state of the thread
 * @param blocker what it is blocked on, where known
 * @param runs how many tasks the thread had run, where it is a worker
 */
record Waiting(
        Thread thread,
        TaskRecord task,
        Tally tally,
        Thread.State state,
        @Nullable Object blocker,
        int runs) {
    static Waiting now(Thread thread, TaskRecord task, Tally tally, Thread.State state) {
        WorkerState work = task.work();
        int runs = work == null ? 0 : work.runs();
        return new Waiting(thread, task, tally, state, LockSupport.getBlocker(thread), runs);
    }

    boolean timed() {
        return state == Thread.State.TIMED_WAITING;
    }

    boolean entersMonitor() {
        return state == Thread.State.BLOCKED;
    }

    /** Never 0, and other for other blockers but for a clash of hashes. */
    int blockerMark() {
        return blocker == null ? state.hashCode() | 1 : System.identityHashCode(blocker) | 1;
    }

    /** Whether its own stack, taken now, shows it waiting to put; null if it has gone on. */
    @Nullable
    Boolean isSeenToPut() {
        StackTraceElement[] stack = Jdk.stack(thread);
        boolean known = stack.length > 0 && isStill();
        return known ? WaitSites.puts(stack) : null;
    }

    /** Whether a stack taken just now shows this wait, and not the next one of a thread that has gone on. */
    boolean isStill() {
        if (Jdk.state(thread) != state || LockSupport.getBlocker(thread) != blocker) {
            return false;
        }
        WorkerState work = task.work();
        if (work == null) {
            return true;
        }
        TaskForm form = tally.site().form();
        boolean runsTask = thread instanceof ForkJoinWorkerThread ? form != TaskForm.WORKER : work.running() != null;
        return work.runs() == runs && form != (runsTask ? TaskForm.WORKER : TaskForm.EXECUTOR_TASK);
    }
}
