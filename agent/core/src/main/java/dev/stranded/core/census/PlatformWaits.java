package dev.stranded.core.census;

import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells one wait of a platform thread from the next by the JVM's own count of the thread's waits.
 *
 * <p>The count comes without a safepoint, since no stack is asked for. Where the module {@code java.management} is not
 * in the run-time image there is no count, and a wait is taken for the same as long as its blocker is.
 */
final class PlatformWaits {
    private static final int AT_A_TIME = 8;

    private final Breather breather;

    PlatformWaits(Breather breather) {
        this.breather = breather;
    }

    /** What the JVM knows of each thread's waits; null where that is unknown. */
    @Nullable
    ThreadInfo[] of(List<Thread> threads) {
        long[] ids = new long[threads.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Jdk.id(threads.get(i));
        }
        @Nullable ThreadInfo[] infos = new ThreadInfo[ids.length];
        for (int from = 0; from < ids.length; from += AT_A_TIME) {
            @Nullable
            ThreadInfo[] some =
                    ManagedThreads.infos(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + AT_A_TIME)));
            System.arraycopy(some, 0, infos, from, some.length);
            breather.breathe();
        }
        return infos;
    }

    /** How often the thread has waited or been blocked, modulo 2^32. */
    static int count(@Nullable ThreadInfo info) {
        return info == null ? 0 : (int) (info.getWaitedCount() + info.getBlockedCount());
    }
}
