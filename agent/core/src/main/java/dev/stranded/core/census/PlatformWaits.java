package dev.stranded.core.census;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Tells one wait of a platform thread from the next by the JVM's own count of the thread's waits.
 *
 * <p>The count comes without a safepoint, since no stack is asked for. Where the module {@code java.management} is not
 * in the run-time image there is no count, and a wait is taken for the same as long as its blocker is.
 */
final class PlatformWaits {
    private final boolean counts =
            ModuleLayer.boot().findModule("java.management").isPresent();

    /** For each thread how often it has waited or been blocked, modulo 2^32; 0 where that is unknown. */
    int[] counts(List<Thread> threads) {
        int[] waits = new int[threads.size()];
        if (counts && waits.length > 0) {
            long[] ids = new long[waits.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = Jdk.id(threads.get(i));
            }
            ThreadMXBean threadsBean = ManagementFactory.getThreadMXBean();
            ThreadInfo[] infos = threadsBean.getThreadInfo(ids);
            for (int i = 0; i < ids.length; i++) {
                ThreadInfo info = infos[i];
                waits[i] = info == null ? 0 : (int) (info.getWaitedCount() + info.getBlockedCount());
            }
        }
        return waits;
    }
}
