package dev.stranded.benchmarks.cases;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory this JVM uses, in bytes.
 *
 * @param heap of the objects that live, but for the stacks of virtual threads, whose size depends on what happens to be
 *     compiled; the least of what is there within four seconds, since what the agent notes until its next look goes
 *     with that, and these are up to three seconds apart
 * @param other what the JVM says it uses beside: classes and compiled code
 * @param resident of the whole process; 0 where the system does not tell
 */
public record UsedMemory(long heap, long other, long resident) {
    private static final int LOOKS = 10;
    private static final long PAUSE_MILLIS = 400;
    private static final String STACKS = " jdk.internal.vm.StackChunk ";
    private static final String TOTAL = "Total";
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    /** Collects garbage, then looks. */
    public static UsedMemory now() throws InterruptedException, JMException {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            heap = Math.min(heap, liveBytes(histogram()));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        long other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
        return new UsedMemory(heap, other, residentBytes());
    }

    /** Reads what {@link #toString} has written. */
    public static UsedMemory parse(String line) {
        String[] parts = line.split(" ", -1);
        return new UsedMemory(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** The bytes that such a table tells: a line for each class, with instances and bytes, and one for all. */
    static long liveBytes(String histogram) {
        long bytes = 0;
        for (String line : histogram.lines().toList()) {
            String[] columns = line.trim().split(" +", -1);
            if (columns[0].equals(TOTAL)) {
                bytes += Long.parseLong(columns[2]);
            } else if (line.contains(STACKS)) {
                bytes -= Long.parseLong(columns[2]);
            }
        }
        return bytes;
    }

    private static String histogram() throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
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
