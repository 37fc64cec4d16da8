package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK makes of the application's tasks, beside {@code FutureTask}, which most programs have. It is initialised
 * by the first such task; what it reads is then constant to compiled code.
 */
final class JdkWrappers {
    private static final @Nullable Class<?> SUPPLY_CLASS = JdkLookup.type(Names.SUPPLY);
    private static final @Nullable VarHandle SUPPLIER = JdkLookup.field(SUPPLY_CLASS, "fn");
    private static final @Nullable Class<?> RUN_CLASS = JdkLookup.type(Names.RUN);
    private static final @Nullable VarHandle RUN_RUNNABLE = JdkLookup.field(RUN_CLASS, "fn");
    private static final @Nullable Class<?> CALLABLE_CLASS = JdkLookup.type(Names.CALLABLE);
    private static final @Nullable VarHandle ADAPTED_CALLABLE = JdkLookup.field(CALLABLE_CLASS, "callable");
    private static final @Nullable Class<?> RUNNABLE_CLASS = JdkLookup.type(Names.RUNNABLE);
    private static final @Nullable VarHandle ADAPTED_RUNNABLE = JdkLookup.field(RUNNABLE_CLASS, "runnable");
    private static final @Nullable Class<?> INTERRUPTIBLE_CLASS = JdkLookup.type(Names.INTERRUPTIBLE);
    private static final @Nullable VarHandle INTERRUPTIBLE_CALLABLE = JdkLookup.field(INTERRUPTIBLE_CLASS, "callable");
    private static final @Nullable Class<?> THREAD_BOUND_CLASS = JdkLookup.type(Names.THREAD_BOUND);
    private static final @Nullable VarHandle THREAD_BOUND_CALLABLE = JdkLookup.field(THREAD_BOUND_CLASS, "task");

    private JdkWrappers() {}

    /** What is wrapped; null where {@code task} is none of these, or no longer tells. */
    static @Nullable Object wrappedBy(Object task) {
        Class<?> type = task.getClass();
        if (type == SUPPLY_CLASS) {
            return SUPPLIER == null ? null : SUPPLIER.get(task);
        }
        if (type == RUN_CLASS) {
            return RUN_RUNNABLE == null ? null : RUN_RUNNABLE.get(task);
        }
        if (type == CALLABLE_CLASS) {
            return ADAPTED_CALLABLE == null ? null : ADAPTED_CALLABLE.get(task);
        }
        if (type == RUNNABLE_CLASS) {
            return ADAPTED_RUNNABLE == null ? null : ADAPTED_RUNNABLE.get(task);
        }
        if (type == INTERRUPTIBLE_CLASS) {
            return INTERRUPTIBLE_CALLABLE == null ? null : INTERRUPTIBLE_CALLABLE.get(task);
        }
        return type == THREAD_BOUND_CLASS && THREAD_BOUND_CALLABLE != null ? THREAD_BOUND_CALLABLE.get(task) : null;
    }

    /** Their names, which are asked for without any of the classes being loaded. */
    static final class Names {
        private static final String CONCURRENT = "java.util.concurrent.";
        private static final String SUPPLY = CONCURRENT + "CompletableFuture$AsyncSupply";
        private static final String RUN = CONCURRENT + "CompletableFuture$AsyncRun";
        private static final String CALLABLE = CONCURRENT + "ForkJoinTask$AdaptedCallable";
        private static final String RUNNABLE = CONCURRENT + "ForkJoinTask$AdaptedRunnable";

        /** From JDK 22 on. */
        private static final String INTERRUPTIBLE = CONCURRENT + "ForkJoinTask$AdaptedInterruptibleCallable";

        /** On JDK 21; later ones have made it a {@code FutureTask}. */
        private static final String THREAD_BOUND = CONCURRENT + "ThreadPerTaskExecutor$ThreadBoundFuture";

        private static final String[] ALL = {SUPPLY, RUN, CALLABLE, RUNNABLE, INTERRUPTIBLE, THREAD_BOUND};

        private Names() {}

        static boolean has(String name) {
            for (String known : ALL) {
                if (known.equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
