package dev.stranded.demo.watched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process's resident memory and its peak, as the operating system tells from outside: on Linux the kernel keeps the
 * peak itself; elsewhere it is the largest that {@code ps} has shown.
 */
public final class ResidentMemory {
    private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s*(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern NOW = Pattern.compile("^VmRSS:\\s*(\\d+) kB$", Pattern.MULTILINE);
    private static final Pattern PS = Pattern.compile("^\\s*(\\d+)\\s*$", Pattern.MULTILINE);
    private static final long KILO = 1_024;

    private final long pid;
    private final Path status;
    private volatile long nowBytes;
    private volatile long peakBytes;

    /** Looks at the process of this id. */
    public ResidentMemory(long pid) {
        this.pid = pid;
        this.status = Path.of("/proc", String.valueOf(pid), "status");
    }

    /** Looks; where the process is gone, what was seen last stays. */
    public void look() {
        try {
            if (Files.exists(Path.of("/proc/self/status"))) {
                lookAt(Files.readString(status));
            } else {
                Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
                String rss = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                nowBytes = bytes(PS, rss, nowBytes);
                peakBytes = Math.max(peakBytes, nowBytes);
            }
        } catch (IOException e) {
            // The process has ended; its peak is what was seen before.
        }
    }

    /** The most that it has been. */
    public long peakBytes() {
        return peakBytes;
    }

    /** What it was at the last look. */
    public long nowBytes() {
        return nowBytes;
    }

    /** Takes what a {@code /proc/PID/status} says; a process about to end has no memory left to tell of. */
    void lookAt(String text) {
        nowBytes = bytes(NOW, text, nowBytes);
        peakBytes = bytes(PEAK, text, peakBytes);
    }

    private static long bytes(Pattern pattern, String text, long otherwise) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) * KILO : otherwise;
    }
}
