package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The private fields of {@code Thread} that hooks read. Where this JDK does not have one, it is null.
 *
 * <p>Apart from {@link JdkFields}, since they are read before {@code main}, when the JVM has loaded none of the classes
 * that those are of.
 */
final class ThreadFields {
    /** The class of virtual threads. */
    static final @Nullable Class<?> VIRTUAL_THREAD = JdkLookup.type("java.lang.VirtualThread");

    /** {@code Thread.tid}: {@code getId} can be overridden up to JDK 18. */
    private static final VarHandle ID = required(JdkLookup.field(Thread.class, "tid"));

    /** {@code Thread.target}, up to JDK 18. */
    private static final @Nullable VarHandle TARGET = JdkLookup.field(Thread.class, "target");

    /** {@code Thread.holder}, from JDK 19 on; null for virtual threads. */
    private static final @Nullable VarHandle HOLDER = JdkLookup.field(Thread.class, "holder");

    /** {@code Thread.FieldHolder.task}. */
    private static final @Nullable VarHandle HOLDER_TASK =
            JdkLookup.field(JdkLookup.type("java.lang.Thread$FieldHolder"), "task");

    private ThreadFields() {}

    static long idOf(Thread thread) {
        return (long) ID.get(thread);
    }

    static @Nullable Object taskOf(Thread thread) {
        if (TARGET != null) {
            return TARGET.get(thread);
        }
        Object holder = HOLDER == null ? null : HOLDER.get(thread);
        return holder == null || HOLDER_TASK == null ? null : HOLDER_TASK.get(holder);
    }

    /** Whether a thread is of a class that the JDK has for threads of its own, fork-join workers among them. */
    static boolean isInner(Thread thread) {
        return thread instanceof ForkJoinWorkerThread
                || (thread.getClass() != Thread.class && thread.getClass().getClassLoader() == null);
    }

    private static VarHandle required(@Nullable VarHandle field) {
        if (field == null) {
            throw new IllegalStateException("java.lang.Thread has no field tid");
        }
        return field;
    }
}
