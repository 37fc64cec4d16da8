package dev.stranded.demo.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that live and end together: the first that fails has all others end, and who leaves the block that the group
 * was opened in leaves no task behind.
 *
 * <p>Its owner starts tasks and waits for them; anybody may cancel. A task is told to end by an interrupt.
 */
public final class TaskGroup implements AutoCloseable {
    private final ThreadFactory threads;
    private final List<Thread> members = new ArrayList<>();
    private @Nullable Throwable failure;
    private boolean cancelled;

    /** A group without a task. */
    public TaskGroup(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Starts a task. */
    public synchronized void start(Task task) {
        Thread member = threads.newThread(() -> run(task));
        members.add(member);
        member.start();
        if (cancelled) {
            member.interrupt();
        }
    }

    /** Waits until all have ended; if one has failed, says so. */
    public void join() throws InterruptedException, ExecutionException {
        for (Thread member : started()) {
            member.join();
        }
        Throwable cause = failure();
        if (cause != null) {
            throw new ExecutionException(cause);
        }
    }

    /** Tells all to end. */
    public synchronized void cancel() {
        cancelled = true;
        members.forEach(Thread::interrupt);
    }

    /** Tells all that go on to end, and waits until they have. */
    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        for (Thread member : started()) {
            while (member.isAlive()) {
                try {
                    member.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Task task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            // It was told to end, and has.
        } catch (Throwable e) {
            failed(e);
        }
    }

    private synchronized void failed(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        cancel();
    }

    private synchronized @Nullable Throwable failure() {
        return failure;
    }

    private synchronized List<Thread> started() {
        return List.copyOf(members);
    }

    /** What a member of the group does. */
    public interface Task {
        /** Does it; ends soon after an interrupt. */
        void run() throws Exception;
    }
}
