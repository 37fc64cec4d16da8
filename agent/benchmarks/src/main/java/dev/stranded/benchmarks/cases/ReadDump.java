package dev.stranded.benchmarks.cases;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Reads a heap dump once and prints how many milliseconds and how much processor time that took, and its objects. */
public final class ReadDump {
    private ReadDump() {}

    /** Takes the name of a {@link DumpReader} and the dump. */
    public static void main(String[] arguments) throws IOException {
        DumpReader reader = DumpReader.valueOf(arguments[0]);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        long objects = reader.read(Path.of(arguments[1]));
        long took = System.nanoTime() - begin;
        System.out.println(took / 1e6 + " " + (system.getProcessCpuTime() - cpu) / 1e6 + " " + objects);
    }
}
