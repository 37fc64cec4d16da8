package dev.stranded.demo.contest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one round came to.
 *
 * @param perSecond how much was done a second
 * @param processors how many processors the JVM kept busy
 */
record Round(double perSecond, double processors) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Measures work. */
    static Round of(Work work) throws Exception {
        long processorNanos = SYSTEM.getProcessCpuTime();
        long nanos = System.nanoTime();
        long done = work.run();
        nanos = System.nanoTime() - nanos;
        processorNanos = SYSTEM.getProcessCpuTime() - processorNanos;
        return new Round(done * 1e9 / nanos, (double) processorNanos / nanos);
    }

    /** What is measured. */
    interface Work {
        /** Does it; how much that was. */
        long run() throws Exception;
    }
}
