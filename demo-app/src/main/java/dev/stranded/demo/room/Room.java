package dev.stranded.demo.room;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this machine has to spare.
 *
 * @param memoryBytes memory that programs can still take, in this container if it is one
 * @param threads threads that can still be started
 */
public record Room(long memoryBytes, long threads) {
    private static final double PART_OF_ALL = 0.6;

    /** Looks at this machine. */
    public static Room here() {
        return new Room(freeBytes(), LinuxLimits.here().freeThreads());
    }

    private static long freeBytes() {
        LinuxLimits linux = LinuxLimits.here();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long all = system.getTotalMemorySize();
        if (linux.availableBytes() == 0) {
            return (long) (all * PART_OF_ALL);
        }
        boolean container = all < linux.machineBytes();
        return container ? Math.min(linux.availableBytes(), system.getFreeMemorySize()) : linux.availableBytes();
    }
}
