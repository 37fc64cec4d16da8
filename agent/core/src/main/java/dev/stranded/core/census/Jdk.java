package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.Tasks;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the census asks of the JDK's insides about threads; each question has an answer on every JDK from 17 on. */
final class Jdk {
    private static final MethodHandle THREADS = required("getThreads", MethodType.methodType(Thread[].class));
    private static final MethodHandle DUMP =
            required("dumpThreads", MethodType.methodType(StackTraceElement[][].class, Thread[].class));

    /** Takes the stack of one platform thread without stopping the others; there from JDK 19 on. */
    private static final @Nullable MethodHandle STACK =
            find(Thread.class, "asyncGetStackTrace", MethodType.methodType(StackTraceElement[].class));

    private static final MethodHandle STATE = state();
    private static final JdkField THREAD_ID = JdkField.of(Thread.class, "tid");
    private static final @Nullable Class<?> VIRTUAL = type("java.lang.VirtualThread");
    private static final JdkField CONTINUATION = JdkField.of(VIRTUAL, "cont");
    private static final JdkField CARRIER_OF = JdkField.of(VIRTUAL, "carrierThread");
    private static final @Nullable Class<?> CARRIER = type("jdk.internal.misc.CarrierThread");
    private static final JdkField MOUNTED = JdkField.of(Thread.class, "cont");
    private static final JdkField CONTINUATION_TARGET = JdkField.of("jdk.internal.vm.Continuation", "target");
    private static final @Nullable Class<?> BODY = type("java.lang.VirtualThread$VThreadContinuation$1");
    private static final JdkField THREAD_OF_BODY = JdkField.of(BODY, "val$vthread");
    private static final JdkField SCOPES = JdkField.of(Thread.class, "headStackableScopes");
    private static final JdkField PREVIOUS_SCOPE = JdkField.of("jdk.internal.vm.StackableScope", "previous");
    private static final JdkField CONTAINER_OF = JdkField.of(Thread.class, "container");
    private static final @Nullable Class<?> CONTAINER = type("jdk.internal.vm.ThreadContainer");
    private static final JdkField CONTAINERS = JdkField.of("jdk.internal.vm.ThreadContainers", "CONTAINER_REGISTRY");
    private static final JdkField ROOT = JdkField.of("jdk.internal.vm.ThreadContainers", "ROOT_CONTAINER");
    private static final @Nullable MethodHandle THREADS_OF_CONTAINER = threadsOfContainer();

    private Jdk() {}

    static @Nullable Class<?> type(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** All live platform threads. */
    static Thread[] platformThreads() {
        return (Thread[]) invoke(THREADS, null);
    }

    /**
     * The stacks of platform threads; null for one that has ended. Up to JDK 18 they are taken at one safepoint, and
     * then one after the other.
     */
    static @Nullable StackTraceElement[][] stacks(Thread[] threads) {
        if (STACK == null) {
            return (StackTraceElement[][]) invoke(DUMP, threads);
        }
        @Nullable StackTraceElement[][] stacks = new StackTraceElement[threads.length][];
        for (int i = 0; i < threads.length; i++) {
            stacks[i] = (StackTraceElement[]) invoke(STACK, threads[i]);
        }
        return stacks;
    }

    /** The stack of one thread; empty where it has none. */
    static StackTraceElement[] stack(Thread thread) {
        StackTraceElement[] stack = virtual(thread) ? thread.getStackTrace() : stacks(new Thread[] {thread})[0];
        return stack == null ? new StackTraceElement[0] : stack;
    }

    /** The thread's state, whatever a subclass may say of it. */
    static Thread.State state(Thread thread) {
        return (Thread.State) invoke(STATE, thread);
    }

    static long id(Thread thread) {
        Object id = THREAD_ID.of(thread);
        return id == null ? 0 : (long) id;
    }

    static boolean virtual(Thread thread) {
        return thread.getClass() == VIRTUAL;
    }

    /** The record that a virtual thread carries, if the agent saw it made. */
    static @Nullable TaskRecord virtualRecord(Thread thread) {
        Object continuation = CONTINUATION.of(thread);
        return continuation == null ? null : Tasks.ofContinuation(continuation);
    }

    /** Whether it is a platform thread that runs virtual threads. */
    static boolean isCarrier(Thread thread) {
        return thread.getClass() == CARRIER;
    }

    /** The virtual thread that a carrier runs now; null if there is none. */
    static @Nullable Thread mountedOn(Thread carrier) {
        Object body = CONTINUATION_TARGET.of(MOUNTED.of(carrier));
        return body != null && body.getClass() == BODY && THREAD_OF_BODY.of(body) instanceof Thread virtual
                ? virtual
                : null;
    }

    /** Whether a virtual thread has no carrier now. */
    static boolean isUnmounted(Thread virtual) {
        return CARRIER_OF.of(virtual) == null;
    }

    /**
     * Calls back for every live virtual thread: those of the root container, those of the registered containers, and
     * those of the containers on the scope stacks of {@code platform} threads and of the virtual threads found. One may
     * come twice.
     */
    static void eachVirtual(Thread[] platform, Consumer<Thread> visit) {
        if (VIRTUAL == null) {
            return;
        }
        Consumer<Thread> withScopes = thread -> {
            if (virtual(thread)) {
                visit.accept(thread);
                eachScope(thread, visit);
            }
        };
        eachIn(ROOT.ofClass(), withScopes);
        if (CONTAINERS.ofClass() instanceof Collection<?> registry) {
            for (Object entry : registry) {
                eachIn(entry instanceof WeakReference<?> reference ? reference.get() : null, withScopes);
            }
        }
        for (Thread thread : platform) {
            eachScope(thread, visit);
        }
    }

    /** The last scope that a thread has opened and not closed; null if there is none. */
    static @Nullable Object innermostScope(Thread owner) {
        return SCOPES.of(owner);
    }

    /** The live threads of the scope that was opened last. */
    static List<Thread> threadsOfInnermostScope(Thread owner) {
        List<Thread> threads = new ArrayList<>();
        eachIn(SCOPES.of(owner), threads::add);
        threads.removeIf(thread -> state(thread) == Thread.State.TERMINATED);
        return threads;
    }

    private static void eachScope(Thread owner, Consumer<Thread> visit) {
        for (Object scope = SCOPES.of(owner); scope != null; scope = PREVIOUS_SCOPE.of(scope)) {
            eachIn(scope, thread -> {
                if (virtual(thread)) {
                    visit.accept(thread);
                    eachScope(thread, visit);
                }
            });
        }
    }

    /**
     * Whether the JDK itself holds a virtual thread that it has listed, as it does those that were started bare: such a
     * one is never collected before it ends.
     */
    static boolean isHeld(Thread listed) {
        Object container = CONTAINER_OF.of(listed);
        return container != null && container == ROOT.ofClass();
    }

    private static void eachIn(@Nullable Object container, Consumer<Thread> visit) {
        if (container != null && CONTAINER != null && CONTAINER.isInstance(container) && THREADS_OF_CONTAINER != null) {
            ((Stream<?>) invoke(THREADS_OF_CONTAINER, container)).forEach(thread -> visit.accept((Thread) thread));
        }
    }

    private static @Nullable MethodHandle threadsOfContainer() {
        return CONTAINER == null ? null : find(CONTAINER, "threads", MethodType.methodType(Stream.class));
    }

    /** From JDK 19 on an overridable {@code getState} asks {@code threadState}, which only the JDK can override. */
    private static MethodHandle state() {
        MethodHandle state = find(Thread.class, "threadState", MethodType.methodType(Thread.State.class));
        if (state != null) {
            return state;
        }
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findSpecial(Thread.class, "getState", MethodType.methodType(Thread.State.class), Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.Thread has no way to tell its state", e);
        }
    }

    private static MethodHandle required(String name, MethodType type) {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findStatic(Thread.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("java.lang.Thread has no method " + name, e);
        }
    }

    private static @Nullable MethodHandle find(Class<?> owner, String name, MethodType type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVirtual(owner, name, type);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Object invoke(MethodHandle handle, @Nullable Object argument) {
        try {
            return handle.type().parameterCount() == 0 ? handle.invoke() : handle.invoke(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("the JDK refused " + handle, e);
        }
    }
}
