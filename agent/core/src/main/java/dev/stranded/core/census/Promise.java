package dev.stranded.core.census;

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

    private static @Nullable Object future(Object task) {
        if (task instanceof FutureTask || task instanceof CompletableFuture) {
            return task;
        }
        String type = task.getClass().getName();
        return type.equals(SUPPLY) ? SUPPLIED.of(task) : type.equals(RUN) ? RAN.of(task) : null;
    }
}
