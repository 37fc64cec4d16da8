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

    private static final @Nullable VarHandle RESULT = JdkLookup.field(CompletableFuture.class, "result");
    private static final @Nullable VarHandle DEPENDENTS = JdkLookup.field(CompletableFuture.class, "stack");
    private static final @Nullable Class<?> FAILED = JdkLookup.type(FUTURE + "$AltResult");
    private static final @Nullable VarHandle THROWN = JdkLookup.field(FAILED, "ex");
    private static final @Nullable VarHandle NEXT = JdkLookup.field(JdkLookup.type(FUTURE + "$Completion"), "next");
    private static final @Nullable Class<?> STAGE = JdkLookup.type(FUTURE + "$UniCompletion");
    private static final @Nullable VarHandle OF_STAGE = JdkLookup.field(STAGE, "dep");
    private static final @Nullable Class<?> ANY = JdkLookup.type(FUTURE + "$AnyOf");
    private static final @Nullable VarHandle OF_ANY = JdkLookup.field(ANY, "dep");
    private static final @Nullable Class<?> DELEGATE = JdkLookup.type(FUTURE + "$CoCompletion");
    private static final @Nullable VarHandle BASE = JdkLookup.field(DELEGATE, "base");
    private static final @Nullable VarHandle CAUSE = JdkLookup.field(Throwable.class, "cause");

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

    /** Whether a stage that depends on {@code future} has ended without it, as after a time-out. */
    static boolean hasSettledDependent(Object future) {
        Object dependent = get(DEPENDENTS, future);
        for (int i = 0; dependent != null && i < MOST_DEPENDENTS; i++) {
            Object completion = dependent.getClass() == DELEGATE ? get(BASE, dependent) : dependent;
            if (isDone(futureOf(completion))) {
                return true;
            }
            dependent = get(NEXT, dependent);
        }
        return false;
    }

    private static @Nullable Object futureOf(@Nullable Object completion) {
        if (STAGE != null && STAGE.isInstance(completion)) {
            return get(OF_STAGE, completion);
        }
        return ANY != null && ANY.isInstance(completion) ? get(OF_ANY, completion) : null;
    }

    private static @Nullable Object resultOf(@Nullable Object future) {
        return future instanceof CompletableFuture<?> && RESULT != null ? RESULT.getVolatile(future) : null;
    }

    private static @Nullable Object get(@Nullable VarHandle field, @Nullable Object object) {
        return field == null || object == null ? null : field.get(object);
    }
}
