package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What hooks read in a {@code CompletableFuture}. It is initialised by the first hook that needs it, not before:
 * programs without such futures do not load their classes.
 */
final class StageFields {
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final int MOST_DEPENDENTS = 100;

    private static final @Nullable VarHandle RESULT = JdkFields.field(CompletableFuture.class, "result");
    private static final @Nullable VarHandle DEPENDENTS = JdkFields.field(CompletableFuture.class, "stack");
    private static final @Nullable Class<?> FAILED = JdkFields.type(FUTURE + "$AltResult");
    private static final @Nullable VarHandle THROWN = JdkFields.field(FAILED, "ex");
    private static final @Nullable VarHandle NEXT = JdkFields.field(JdkFields.type(FUTURE + "$Completion"), "next");
    private static final @Nullable VarHandle SOURCE = JdkFields.field(JdkFields.type(FUTURE + "$UniCompletion"), "src");
    private static final @Nullable Class<?> OF_TWO = JdkFields.type(FUTURE + "$BiCompletion");
    private static final @Nullable VarHandle SECOND = JdkFields.field(OF_TWO, "snd");
    private static final @Nullable Class<?> DELEGATE = JdkFields.type(FUTURE + "$CoCompletion");
    private static final @Nullable VarHandle BASE = JdkFields.field(DELEGATE, "base");
    private static final @Nullable VarHandle CAUSE = JdkFields.field(Throwable.class, "cause");

    private StageFields() {}

    static boolean isDone(@Nullable Object future) {
        return resultOf(future) != null;
    }

    /** What the future's task threw; null if it has not failed. */
    static @Nullable Throwable failureOf(@Nullable Object future) {
        return thrownIn(resultOf(future));
    }

    /** What was thrown, given how a future keeps it; null if {@code result} is no failure. */
    static @Nullable Throwable thrownIn(@Nullable Object result) {
        if (result == null || result.getClass() != FAILED || THROWN == null) {
            return null;
        }
        Throwable thrown = (Throwable) THROWN.get(result);
        return thrown == null ? null : unwrapped(thrown);
    }

    /** What was thrown at first: futures pass it on in one wrapper. */
    static Throwable unwrapped(Throwable thrown) {
        if (thrown.getClass() != CompletionException.class || CAUSE == null) {
            return thrown;
        }
        Throwable cause = (Throwable) CAUSE.get(thrown);
        return cause == null ? thrown : cause;
    }

    /**
     * Joins the failure of {@code future} with those of others that a stage combines with it: the stage fails with one
     * of them.
     */
    static void joinCombined(Object future, Throwable failure) {
        Object dependent = get(DEPENDENTS, future);
        for (int i = 0; dependent != null && i < MOST_DEPENDENTS; i++) {
            Object combined = dependent.getClass() == DELEGATE ? get(BASE, dependent) : dependent;
            if (combined != null && OF_TWO != null && OF_TWO.isInstance(combined)) {
                joinWith(get(SOURCE, combined), failure);
                joinWith(get(SECOND, combined), failure);
            }
            dependent = get(NEXT, dependent);
        }
    }

    private static void joinWith(@Nullable Object other, Throwable failure) {
        Throwable others = failureOf(other);
        if (others != null && others != failure) {
            Failures.join(failure, others);
        }
    }

    private static @Nullable Object resultOf(@Nullable Object future) {
        return future instanceof CompletableFuture<?> && RESULT != null ? RESULT.getVolatile(future) : null;
    }

    private static @Nullable Object get(@Nullable VarHandle field, Object object) {
        return field == null ? null : field.get(object);
    }
}
