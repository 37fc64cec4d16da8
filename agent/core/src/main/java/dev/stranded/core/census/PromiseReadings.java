package dev.stranded.core.census;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Reads what promises a result or an end: futures, threads that are joined, scopes of forks. */
final class PromiseReadings {
    private static final JdkField RUNNER = JdkField.of(FutureTask.class, "runner");
    private static final JdkField TASK_STATE = JdkField.of(FutureTask.class, "state");
    private static final int CANCELLED = 4;
    private static final JdkField BOUND_TO =
            JdkField.of("java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture", "thread");
    private static final JdkField RESULT = JdkField.of(CompletableFuture.class, "result");
    private static final JdkField DEPENDENTS = JdkField.of(CompletableFuture.class, "stack");
    private static final JdkField NEXT = JdkField.of("java.util.concurrent.CompletableFuture$Completion", "next");
    private static final @Nullable Class<?> SIGNALLER = Jdk.type("java.util.concurrent.CompletableFuture$Signaller");
    private static final JdkField STATUS = JdkField.of(ForkJoinTask.class, "status");
    private static final @Nullable Class<?> FLOCK = Jdk.type("jdk.internal.misc.ThreadFlock");
    private static final JdkField FLOCK_OF_SCOPE =
            JdkField.of("jdk.internal.misc.ThreadFlock$ThreadContainerImpl", "flock");
    private static final JdkField FORKS = JdkField.of(FLOCK, "threadCount");
    private static final int MOST_DEPENDENTS = 10_000;

    private PromiseReadings() {}

    /** Null for what is none of these. */
    static @Nullable SyncReading of(Object channel) {
        if (channel instanceof Thread thread) {
            return SyncReading.of("it waits for the end of " + SyncReading.words(thread))
                    .owner(thread);
        }
        if (channel instanceof FutureTask) {
            return task(channel);
        }
        if (channel instanceof CompletableFuture) {
            return completable(channel);
        }
        if (channel instanceof ForkJoinTask) {
            boolean done = STATUS.of(channel) instanceof Integer status && status < 0;
            return SyncReading.of(done ? "the task is done" : "the task is not done")
                    .done(done);
        }
        if (FLOCK != null && FLOCK.isInstance(channel)) {
            Object forks = FORKS.of(channel);
            return SyncReading.of(forks + " of the scope's forks are unfinished");
        }
        return null;
    }

    /** Whether a task is blocked on this that waits for some {@code CompletableFuture}. */
    static boolean isSignaller(Object blocker) {
        return blocker.getClass() == SIGNALLER;
    }

    /** Whether it is this future that tells {@code signaller} when it has its result. */
    static boolean signals(Object future, Object signaller) {
        Object dependent = DEPENDENTS.of(future);
        for (int i = 0; dependent != null && i < MOST_DEPENDENTS; i++) {
            if (dependent == signaller) {
                return true;
            }
            dependent = NEXT.of(dependent);
        }
        return false;
    }

    /** The scope for whose forks a thread waits; null if it has none. */
    static @Nullable Object scopeOf(Thread owner) {
        return FLOCK_OF_SCOPE.of(Jdk.innermostScope(owner));
    }

    private static SyncReading task(Object future) {
        boolean done = Promise.isKept(future);
        if (done) {
            boolean cancelled = TASK_STATE.of(future) instanceof Integer state && state >= CANCELLED;
            return SyncReading.of(cancelled ? "the future was cancelled" : "the future has its result")
                    .done(true);
        }
        Thread runner = RUNNER.of(future) instanceof Thread running
                ? running
                : BOUND_TO.of(future) instanceof Thread bound ? bound : null;
        String who = runner == null ? "nobody has begun its task" : "its task is run by " + SyncReading.words(runner);
        return SyncReading.of("the future has no result: " + who).done(false).owner(runner);
    }

    private static SyncReading completable(Object future) {
        boolean done = RESULT.of(future) != null;
        long waiting = 0;
        Object dependent = DEPENDENTS.of(future);
        for (int i = 0; dependent != null && i < MOST_DEPENDENTS; i++) {
            waiting += isSignaller(dependent) ? 1 : 0;
            dependent = NEXT.of(dependent);
        }
        return SyncReading.of(done ? "the future has its result" : "nobody has completed the future")
                .done(done)
                .waiting(waiting);
    }
}
