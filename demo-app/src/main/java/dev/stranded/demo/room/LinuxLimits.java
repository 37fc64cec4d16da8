package dev.stranded.demo.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Linux says of its memory and its limits on threads; where there is no Linux, nothing is known or limited. */
final class LinuxLimits {
    private static final String FIRST_NUMBER = "\\D*(\\d+)";
    private static final int MAPS_A_THREAD = 2;
    private static final int MAPS_OF_A_JVM = 2_000;
    private static final long KILO = 1_024;

    private final Path root;

    private LinuxLimits(Path root) {
        this.root = root;
    }

    static LinuxLimits here() {
        return in(Path.of("/"));
    }

    /** Reads the files under another root. */
    static LinuxLimits in(Path root) {
        return new LinuxLimits(root);
    }

    /** Memory that can be taken without swapping; 0 where that is not known. */
    long availableBytes() {
        return number("proc/meminfo", "MemAvailable:" + FIRST_NUMBER, 0) * KILO;
    }

    /** All memory of the machine; 0 where that is not known. */
    long machineBytes() {
        return number("proc/meminfo", "MemTotal:" + FIRST_NUMBER, 0) * KILO;
    }

    /** The least that any limit leaves. */
    long freeThreads() {
        long running = number("proc/loadavg", "\\d+/(\\d+)", 0);
        long free = number("proc/sys/kernel/pid_max", FIRST_NUMBER, Long.MAX_VALUE) - running;
        free = Math.min(free, number("proc/sys/kernel/threads-max", FIRST_NUMBER, Long.MAX_VALUE) - running);
        free = Math.min(free, number("proc/self/limits", "Max processes\\s+(\\d+)", Long.MAX_VALUE) - running);
        long maps = number("proc/sys/vm/max_map_count", FIRST_NUMBER, Long.MAX_VALUE);
        free = Math.min(free, (maps - MAPS_OF_A_JVM) / MAPS_A_THREAD);
        return Math.min(free, freeInControlGroups());
    }

    private long freeInControlGroups() {
        long free = Long.MAX_VALUE;
        String version2 = find("proc/self/cgroup", "(?m)^0::/(.*)$");
        for (Path group = version2 == null ? null : Path.of(version2); group != null; group = group.getParent()) {
            free = Math.min(free, freeIn("sys/fs/cgroup/" + group));
        }
        String version1 = find("proc/self/cgroup", "(?m)^\\d+:pids:/(.*)$");
        for (Path group = version1 == null ? null : Path.of(version1); group != null; group = group.getParent()) {
            free = Math.min(free, freeIn("sys/fs/cgroup/pids/" + group));
        }
        return Math.min(free, Math.min(freeIn("sys/fs/cgroup"), freeIn("sys/fs/cgroup/pids")));
    }

    private long freeIn(String group) {
        long most = number(group + "/pids.max", FIRST_NUMBER, Long.MAX_VALUE);
        return most - number(group + "/pids.current", FIRST_NUMBER, 0);
    }

    private long number(String file, String pattern, long otherwise) {
        String digits = find(file, pattern);
        return digits == null ? otherwise : Long.parseLong(digits);
    }

    private @Nullable String find(String file, String pattern) {
        try {
            // By lines: a file under /proc/sys gives all it has to the first read, and readString asks for a byte.
            String text = String.join("\n", Files.readAllLines(root.resolve(file)));
            Matcher found = Pattern.compile(pattern).matcher(text);
            return found.find() ? found.group(1) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
