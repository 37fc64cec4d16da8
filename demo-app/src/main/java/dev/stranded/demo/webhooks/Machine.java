package dev.stranded.demo.webhooks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that a run was made on. */
final class Machine {
    private static final double GIGA = 1e9;

    private Machine() {}

    /** In a sentence. */
    static String words() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "Machine: %s %s on %s, %d processors (%s), %.0f GB of memory; JVM: %s %s.",
                system.getName(),
                system.getVersion(),
                system.getArch(),
                system.getAvailableProcessors(),
                processor(),
                system.getTotalMemorySize() / GIGA,
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        } catch (IOException e) {
            return "model unknown";
        }
    }
}
