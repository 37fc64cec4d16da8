package dev.stranded.core.census;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM knows of its threads without a safepoint; nothing where the module {@code java.management} is not in the
 * run-time image.
 */
public final class ManagedThreads {
    private static final @Nullable ThreadMXBean BEAN =
            ModuleLayer.boot().findModule("java.management").isPresent() ? ManagementFactory.getThreadMXBean() : null;

    private static final boolean TIMES = BEAN != null && BEAN.isThreadCpuTimeSupported();

    private ManagedThreads() {}

    /** Whether processor times are known. */
    static boolean haveTimes() {
        return TIMES;
    }

    /** The processor time that a platform thread has used; -1 where that is unknown. */
    public static long processorNanos(long threadId) {
        return TIMES && BEAN != null ? BEAN.getThreadCpuTime(threadId) : -1;
    }

    /** What is known of each thread's waits, without their stacks; null where that is unknown. */
    static @Nullable ThreadInfo[] infos(long[] threadIds) {
        return BEAN == null ? new ThreadInfo[threadIds.length] : BEAN.getThreadInfo(threadIds);
    }
}
