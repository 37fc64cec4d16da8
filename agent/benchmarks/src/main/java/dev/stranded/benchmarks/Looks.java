package dev.stranded.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.benchmarks.cases.ManyTasks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent's looks at a JVM with many virtual threads cost, one a second.
 *
 * @param tasks how many there are
 * @param cpuMillis processor time of the agent's threads for each look, once the waits are longer than the threshold
 * @param stopMillis how long each stop of the JVM took that was none of the garbage collector's
 */
record Looks(int tasks, List<Double> cpuMillis, List<Double> stopMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THRESHOLD_SECONDS = 5;
    private static final int LOOKS = 20;
    private static final int SECONDS = 2 * THRESHOLD_SECONDS + LOOKS;
    private static final int[] TASKS = {100_000, 1_000_000};

    /** Two kilobytes a thread, and room. */
    private static final int HEAP_MEGABYTES_PER_100_000 = 480;

    private static final Pattern STOP = Pattern.compile("Safepoint \"(\\w+)\".*Total: *(\\d+) ns");
    private static final Pattern OF_COLLECTOR = Pattern.compile("^(G1|Z|Shenandoah|Parallel|Serial|Gen)|Collect");

    /** Measures on a JDK that has virtual threads. */
    static List<Looks> measure(Jdk jdk, Path agent, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        List<Looks> all = new ArrayList<>();
        for (int tasks : TASKS) {
            all.add(measure(jdk, agent, tasks, scratch));
            progress.printf(Locale.ROOT, "JDK %s, looks at %,d virtual threads%n", jdk.version(), tasks);
        }
        return all;
    }

    private static Looks measure(Jdk jdk, Path agent, int tasks, Path scratch)
            throws IOException, InterruptedException {
        Path stream = scratch.resolve("looks.ndjson");
        Path stops = scratch.resolve("safepoints.log");
        String heap = tasks / 100_000 * HEAP_MEGABYTES_PER_100_000 + "m";
        Process program = new ProcessBuilder(
                        jdk.java().toString(),
                        "-Xms" + heap,
                        "-Xmx" + heap,
                        "-Xlog:safepoint:file=" + stops + "::filecount=0",
                        "-javaagent:" + agent + "=quiet=true,threshold=" + THRESHOLD_SECONDS + "s,file=" + stream,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyTasks.class.getName(),
                        Integer.toString(tasks),
                        Integer.toString(SECONDS))
                .inheritIO()
                .start();
        if (program.waitFor() != 0) {
            throw new IOException("a program of " + tasks + " virtual threads failed");
        }
        Looks looks = new Looks(tasks, cpu(stream), stops(stops));
        Files.delete(stream);
        Files.delete(stops);
        return looks;
    }

    int stuck() {
        return ManyTasks.stuck(tasks);
    }

    private static List<Double> cpu(Path stream) throws IOException {
        List<Double> each = new ArrayList<>();
        long before = -1;
        for (String line : Files.readAllLines(stream)) {
            JsonNode message = JSON.readTree(line);
            if (message.path("type").asText().equals("snapshot")) {
                long millis = message.path("health").path("cpuMillis").asLong();
                if (before >= 0) {
                    each.add((double) (millis - before));
                }
                before = millis;
            }
        }
        if (each.size() < LOOKS) {
            throw new IOException("the agent has looked " + each.size() + " times only; is --agent the right jar?");
        }
        return each.subList(each.size() - LOOKS, each.size());
    }

    private static List<Double> stops(Path log) throws IOException {
        List<Double> each = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher stop = STOP.matcher(line);
            if (stop.find() && !OF_COLLECTOR.matcher(stop.group(1)).find()) {
                each.add(Long.parseLong(stop.group(2)) / 1e6);
            }
        }
        return each;
    }
}
