package dev.stranded.benchmarks.cases;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * How much memory this JVM uses, in bytes.
 *
 * @param heap after a collection: the least of a few, since a look of the agent may be under way at one of them
 * @param other what the JVM says it uses beside: classes and compiled code
 * @param resident of the whole process; 0 where the system does not tell
 */
public record UsedMemory(long heap, long other, long resident) {
    private static final int COLLECTIONS = 4;
    private static final long PAUSE_MILLIS = 400;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /** Collects garbage, then looks. */
    public static UsedMemory now() throws InterruptedException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            heap = Math.min(heap, memory.getHeapMemoryUsage().getUsed());
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return new UsedMemory(heap, memory.getNonHeapMemoryUsage().getUsed(), residentBytes());
    }

    /** Reads what {@link #toString} has written. */
    public static UsedMemory parse(String line) {
        String[] parts = line.split(" ", -1);
        return new UsedMemory(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    private static long residentBytes() {
        try {
            if (Files.isReadable(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith(RESIDENT)) {
                        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    }
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return heap + " " + other + " " + resident;
    }
}
