package dev.stranded.proof.dump;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/**
 * What a dump of a JVM's live objects will cost, about.
 *
 * @param bytes the size of its file
 * @param pauseMillis for how long the JVM will stand still
 */
public record DumpForecast(long bytes, long pauseMillis) {
    private static final long MEGABYTE = 1 << 20;

    /** What the classes alone bring. */
    private static final long LEAST_BYTES = 5 * MEGABYTE;

    private static final long LEAST_MILLIS = 20;

    /** A file's references are twice as wide as those of most heaps. */
    private static final double BYTES_A_LIVE_BYTE = 1.5;

    /** Twice as long as many take on JDK 22 and later, and half as long as stacks of virtual threads take there. */
    private static final double MILLIS_A_LIVE_MEGABYTE = 6;

    /** From JDK 22 on their stacks are written, too. */
    private static final long MICROS_A_VIRTUAL_THREAD = 30;

    private static final long BYTES_A_VIRTUAL_THREAD = 1_000;

    /** For a JVM with so much alive. */
    public static DumpForecast ofLive(long liveBytes) {
        return new DumpForecast(
                LEAST_BYTES + (long) (BYTES_A_LIVE_BYTE * liveBytes),
                LEAST_MILLIS + (long) (MILLIS_A_LIVE_MEGABYTE * liveBytes / MEGABYTE));
    }

    /** For the JVM that this runs in, with so many virtual threads. */
    public static DumpForecast ofThisJvm(long virtualThreads) {
        DumpForecast heap = ofLive(liveHere());
        return new DumpForecast(
                heap.bytes + BYTES_A_VIRTUAL_THREAD * virtualThreads,
                heap.pauseMillis + virtualThreads * MICROS_A_VIRTUAL_THREAD / 1_000);
    }

    /**
     * For another JVM.
     *
     * @param heapInfo what it answers to {@code GC.heap_info}
     */
    public static DumpForecast ofHeapInfo(String heapInfo) {
        return ofLive(new HeapUse(heapInfo).liveBytes());
    }

    private static long liveHere() {
        boolean collected = false;
        for (GarbageCollectorMXBean collector : Here.COLLECTORS) {
            collected |= collector.getCollectionCount() > 0;
        }
        double live = 0;
        for (MemoryPoolMXBean pool : Here.HEAP) {
            live += liveIn(pool, collected);
        }
        return (long) live;
    }

    /** What a collection left of it, and a part of what came since. */
    private static double liveIn(MemoryPoolMXBean pool, boolean collected) {
        MemoryUsage left = pool.getCollectionUsage();
        long used = pool.getUsage().getUsed();
        long survived = left == null ? 0 : Math.min(used, left.getUsed());
        return survived + (used - survived) * NewObjects.liveShare(pool.getName(), survived > 0, collected);
    }

    /** The JVM's own tables, which are looked up once: this is asked at every look. */
    private static final class Here {
        static final List<GarbageCollectorMXBean> COLLECTORS =
                List.copyOf(ManagementFactory.getGarbageCollectorMXBeans());
        static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();

        private Here() {}
    }
}
