package dev.stranded.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The private fields of the JDK's executors and virtual threads that hooks read. Where this JDK does not have one, it
 * is null.
 */
final class JdkFields {
    /** {@code Continuation.target}. */
    static final @Nullable VarHandle CONTINUATION_TARGET;

    /** The class of a virtual thread's target: it captures the thread and its task. */
    static final @Nullable Class<?> TARGET_CLASS;

    /** The field of {@link #TARGET_CLASS} with the task. */
    static final @Nullable VarHandle TARGET_TASK;

    /** {@code FutureTask.callable}. */
    private static final @Nullable VarHandle FUTURE_CALLABLE;

    /** {@code Executors.RunnableAdapter.task}. */
    private static final @Nullable VarHandle ADAPTER_TASK;

    private static final @Nullable Class<?> ADAPTER;

    /** {@code AbstractQueuedSynchronizer.state}. */
    private static final @Nullable VarHandle SYNCHRONIZER_STATE;

    /** {@code ThreadPoolExecutor.ctl}: {@code isShutdown} can be overridden. */
    private static final @Nullable VarHandle POOL_CONTROL;

    /** {@code ThreadPoolExecutor.handler}. */
    private static final @Nullable VarHandle POOL_HANDLER;

    static {
        CONTINUATION_TARGET = JdkLookup.field(JdkLookup.type("jdk.internal.vm.Continuation"), "target");
        TARGET_CLASS = JdkLookup.type("java.lang.VirtualThread$VThreadContinuation$1");
        TARGET_TASK = JdkLookup.field(TARGET_CLASS, "val$task");
        FUTURE_CALLABLE = JdkLookup.field(FutureTask.class, "callable");
        ADAPTER = JdkLookup.type("java.util.concurrent.Executors$RunnableAdapter");
        ADAPTER_TASK = JdkLookup.field(ADAPTER, "task");
        SYNCHRONIZER_STATE = JdkLookup.field(AbstractQueuedSynchronizer.class, "state");
        POOL_CONTROL = JdkLookup.field(ThreadPoolExecutor.class, "ctl");
        POOL_HANDLER = JdkLookup.field(ThreadPoolExecutor.class, "handler");
    }

    /** Whether a task was seen that {@link JdkWrappers} knows. */
    private static boolean wrappersInUse;

    private JdkFields() {}

    /** Has {@link #unwrapped} ask {@link JdkWrappers} from now on. */
    static void useWrappers() {
        wrappersInUse = true;
    }

    /** What the application gave to an executor that has wrapped it; the task itself where it has not. */
    static Object unwrapped(Object task) {
        if (task instanceof FutureTask<?> future) {
            Object wrapped = wrappedByFuture(future);
            return wrapped instanceof FutureTask<?> inner ? wrappedByFuture(inner) : wrapped;
        }
        Object wrapped = wrappersInUse ? JdkWrappers.wrappedBy(task) : null;
        return wrapped == null ? task : unadapted(wrapped);
    }

    /**
     * What a future has been made of, else the task itself: mostly what {@link #unwrapped} would tell, in less time. Of
     * the class of something unwrapped it is nothing else than that.
     */
    static Object givenIn(Object task) {
        if (task instanceof FutureTask<?> future && FUTURE_CALLABLE != null) {
            Object callable = FUTURE_CALLABLE.get(future);
            return callable == null ? task : callable;
        }
        return task;
    }

    private static Object wrappedByFuture(FutureTask<?> future) {
        Object callable = FUTURE_CALLABLE == null ? null : FUTURE_CALLABLE.get(future);
        return callable == null ? future : unadapted(callable);
    }

    private static Object unadapted(Object callable) {
        Object adapted = callable.getClass() == ADAPTER && ADAPTER_TASK != null ? ADAPTER_TASK.get(callable) : null;
        return adapted == null ? callable : adapted;
    }

    static @Nullable Object continuationOf(Thread virtual) {
        return OfVirtual.CONTINUATION == null ? null : OfVirtual.CONTINUATION.get(virtual);
    }

    /** The platform thread that the current thread runs on; null where this JDK does not tell. */
    static @Nullable Thread currentCarrier() {
        MethodHandle current = OfVirtual.CURRENT_CARRIER;
        try {
            return current == null ? null : (Thread) current.invokeExact();
        } catch (Throwable e) {
            return null;
        }
    }

    /** Whether the worker of a {@code ThreadPoolExecutor} is locked, as it is while it runs a task. */
    static boolean isLocked(Object worker) {
        return SYNCHRONIZER_STATE != null
                && worker instanceof AbstractQueuedSynchronizer lock
                && (int) SYNCHRONIZER_STATE.getVolatile(lock) == 1;
    }

    /** Whether a {@code ThreadPoolExecutor} takes no more tasks: the sign of its control word says so. */
    static boolean isShutDown(Object pool) {
        return POOL_CONTROL != null && POOL_CONTROL.get(pool) instanceof AtomicInteger control && control.get() >= 0;
    }

    /** What a {@code ThreadPoolExecutor} gives the tasks to that it refuses. */
    static @Nullable Object refusalHandler(Object pool) {
        return POOL_HANDLER == null ? null : POOL_HANDLER.get(pool);
    }

    /** Whether a {@code SubmissionPublisher} is closed. */
    static boolean isClosed(Object publisher) {
        return OfPublisher.CLOSED != null && (boolean) OfPublisher.CLOSED.get(publisher);
    }

    /**
     * To look for a field of {@code VirtualThread} links that class, from when on compiled code can no longer take
     * every thread for a platform thread, and every {@code lockInterruptibly} costs more: so not before there is one.
     */
    private static final class OfVirtual {
        /** {@code VirtualThread.cont}. */
        static final @Nullable VarHandle CONTINUATION = JdkLookup.field(ThreadFields.VIRTUAL_THREAD, "cont");

        /** {@code Thread.currentCarrierThread}. */
        static final @Nullable MethodHandle CURRENT_CARRIER =
                JdkLookup.method(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));

        private OfVirtual() {}
    }

    /** Few programs have a publisher, and its class is not to be loaded for the others. */
    private static final class OfPublisher {
        /** {@code SubmissionPublisher.closed}. */
        static final @Nullable VarHandle CLOSED = JdkLookup.field(SubmissionPublisher.class, "closed");

        private OfPublisher() {}
    }
}
