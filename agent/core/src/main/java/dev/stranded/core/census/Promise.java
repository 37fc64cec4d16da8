package dev.stranded.core.census;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The result that a future, or the task that is to bring it, has yet to give; read from the future's fields. */
final class Promise {
    /** The states of a {@code FutureTask} before it has a result. */
    private static final int COMPLETING = 1;

    private static final JdkField TASK_STATE = JdkField.of(FutureTask.class, "state");
    private static final JdkField TASK_WAITERS = JdkField.of(FutureTask.class, "waiters");
    private static final JdkField RESULT = JdkField.of(CompletableFuture.class, "result");
    private static final JdkField DEPENDENTS = JdkField.of(CompletableFuture.class, "stack");
    private static final String SUPPLY = "java.util.concurrent.CompletableFuture$AsyncSupply";
    private static final String RUN = "java.util.concurrent.CompletableFuture$AsyncRun";
    private static final JdkField SUPPLIED = JdkField.of(SUPPLY, "dep");
    private static final JdkField RAN = JdkField.of(RUN, "dep");

    private static final String WAITER = "java.util.concurrent.CompletableFuture$Signaller";
    private static final JdkField NEXT_STAGE = JdkField.of("java.util.concurrent.CompletableFuture$Completion", "next");
    private static final JdkField DEPENDENT =
            JdkField.of("java.util.concurrent.CompletableFuture$UniCompletion", "dep");
    private static final JdkField STAGE_OF_SEVERAL =
            JdkField.of("java.util.concurrent.CompletableFuture$CoCompletion", "base");
    private static final JdkField WHEN_COMPLETE =
            JdkField.of("java.util.concurrent.CompletableFuture$UniWhenComplete", "fn");
    private static final @Nullable Class<?> TIMEOUT_CANCELLER =
            Jdk.type("java.util.concurrent.CompletableFuture$Canceller");

    /** So many futures are followed from one. */
    private static final int MOST_STAGES = 200;

    private Promise() {}

    /** Whether the task's future has its result or was cancelled, or there is none. */
    static boolean isKept(Object task) {
        Object future = future(task);
        if (future instanceof FutureTask) {
            return TASK_STATE.of(future) instanceof Integer state && state > COMPLETING;
        }
        return future == null || RESULT.of(future) != null;
    }

    /** Whether somebody waits for the task's future now, or is to go on when it has its result. */
    static boolean isAwaited(Object task) {
        Object future = future(task);
        return future instanceof FutureTask ? TASK_WAITERS.of(future) != null : DEPENDENTS.of(future) != null;
    }

    /** Whether this is what a thread is blocked on that waits for a {@code CompletableFuture}. */
    static boolean isWaiter(Object blocker) {
        return blocker.getClass().getName().equals(WAITER);
    }

    /**
     * Adds what those are blocked on who can go on when a task that has not begun yet has ended: they wait for its
     * future, or for one that needs that and has no time-out.
     */
    static void addFreed(Object task, Set<Object> freed) {
        if (task instanceof FutureTask) {
            freed.add(task);
            return;
        }
        Object future = future(task);
        if (future == null || DEPENDENTS.of(future) == null) {
            return;
        }
        Deque<Object> futures = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (future != null && seen.size() < MOST_STAGES) {
            if (seen.add(future) && !hasTimeout(future)) {
                for (Object stage = DEPENDENTS.of(future); stage != null; stage = NEXT_STAGE.of(stage)) {
                    Object inner = STAGE_OF_SEVERAL.of(stage);
                    Object whole = inner == null ? stage : inner;
                    Object dependent = DEPENDENT.of(whole);
                    if (isWaiter(stage)) {
                        freed.add(stage);
                    } else if (dependent != null && !isEither(whole)) {
                        futures.add(dependent);
                    }
                }
            }
            future = futures.poll();
        }
    }

    private static boolean hasTimeout(Object future) {
        for (Object stage = DEPENDENTS.of(future); stage != null; stage = NEXT_STAGE.of(stage)) {
            if (TIMEOUT_CANCELLER != null && TIMEOUT_CANCELLER.isInstance(WHEN_COMPLETE.of(stage))) {
                return true;
            }
        }
        return false;
    }

    /** Whether another future may bring its result as well. */
    private static boolean isEither(Object stage) {
        return stage.getClass().getSimpleName().startsWith("Or");
    }

    private static @Nullable Object future(Object task) {
        if (task instanceof FutureTask || task instanceof CompletableFuture) {
            return task;
        }
        String type = task.getClass().getName();
        return type.equals(SUPPLY) ? SUPPLIED.of(task) : type.equals(RUN) ? RAN.of(task) : null;
    }
}
