package dev.stranded.core.census;

import java.lang.management.ThreadInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells one wait of a platform thread from the next by the JVM's own count of the thread's waits.
 *
 * <p>The count comes without a safepoint, since no stack is asked for. Where the module {@code java.management} is not
 * in the run-time image there is no count, and a wait is taken for the same as long as its blocker is.
 */
final class PlatformWaits {
    /** What the JVM knows of each thread's waits; null where that is unknown. */
    @Nullable
    ThreadInfo[] of(List<Thread> threads) {
        if (threads.isEmpty()) {
            return new ThreadInfo[0];
        }
        long[] ids = new long[threads.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Jdk.id(threads.get(i));
        }
        return ManagedThreads.infos(ids);
    }

    /** How often the thread has waited or been blocked, modulo 2^32. */
    static int count(@Nullable ThreadInfo info) {
        return info == null ? 0 : (int) (info.getWaitedCount() + info.getBlockedCount());
    }
}
