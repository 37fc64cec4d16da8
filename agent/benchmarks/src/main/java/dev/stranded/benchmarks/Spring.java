package dev.stranded.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a small Spring Boot application takes from the start of its JVM until it can be asked.
 *
 * @param millis for each variant, round by round
 */
record Spring(Map<Variant, List<Double>> millis) {
    /** What is promised of the ratio to no agent. */
    static final double AT_MOST = 1.05;

    private static final String PROGRAM = "dev.stranded.servers.SpringBootServer";

    /** Measures on all processors, after a round that does not count. */
    static Spring measure(Jdk jdk, Agents agents, ServersPath servers, int rounds, Path scratch, PrintStream progress)
            throws IOException {
        Path stream = scratch.resolve("stream.ndjson");
        Map<Variant, List<Double>> millis = new EnumMap<>(Variant.class);
        for (int round = -1; round < rounds; round++) {
            for (Variant variant : agents.inTurn(Math.max(0, round))) {
                double took = start(jdk, servers, agents.options(variant, stream));
                Files.deleteIfExists(stream);
                if (round >= 0) {
                    millis.computeIfAbsent(variant, v -> new ArrayList<>()).add(took);
                }
            }
            progress.printf(Locale.ROOT, "JDK %s, Spring Boot, round %d of %d%n", jdk.version(), round + 1, rounds);
        }
        return new Spring(millis);
    }

    private static double start(Jdk jdk, ServersPath servers, List<String> agent) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(agent);
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        List<String> command = Program.command(jdk, "", options, servers.classPath(), PROGRAM, "idle", threads);
        long begin = System.nanoTime();
        try (Program program = new Program(command)) {
            program.await("settled");
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** The median of the rounds' ratios to no agent. */
    double ratio(Variant variant) {
        return Figures.median(Figures.ratios(of(variant), of(Variant.NONE)));
    }

    List<Double> of(Variant variant) {
        return millis.getOrDefault(variant, List.of());
    }

    /** The table of one JDK. */
    Table table() {
        Table table = new Table(List.of("agent", "median, ms", "min–max, ms", "ratio", "bar"));
        for (Variant variant : millis.keySet()) {
            List<Double> took = of(variant);
            double ratio = ratio(variant);
            table.add(List.of(
                    variant.label(),
                    Table.whole(Figures.median(took)),
                    Table.whole(Collections.min(took)) + "–" + Table.whole(Collections.max(took)),
                    Table.two(ratio),
                    variant == Variant.OURS
                            ? "≤ " + Table.two(AT_MOST) + ": " + (ratio <= AT_MOST ? "met" : "missed")
                            : "–"));
        }
        return table;
    }
}
