package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.ParkedThreads;
import dev.stranded.benchmarks.cases.UsedMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How much memory the agent takes beside many parked virtual threads.
 *
 * @param threads how many there are
 * @param used for each variant what was used, round by round
 * @param seen how many virtual threads the agent's last snapshot has counted
 */
record LiveThreads(int threads, Map<Variant, List<UsedMemory>> used, long seen) {
    private static final int[] THREADS = {100_000, 1_000_000};
    private static final int[] FEW = {10_000};

    /** Two kilobytes a thread, and room. */
    private static final int HEAP_MEGABYTES_PER_10_000 = 48;

    private static final int LEAST_MEGABYTES = 256;

    /** What is promised beside more than {@link #IN_ALL_BESIDE}, a thread, and beside as many, in all. */
    private static final int MOST_EACH = 64;

    private static final int MOST_MEGABYTES = 20;
    private static final int IN_ALL_BESIDE = 100_000;

    /** Measures on a JDK that has virtual threads. */
    static List<LiveThreads> measure(
            Jdk jdk, Agents agents, int rounds, boolean quick, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        List<LiveThreads> all = new ArrayList<>();
        for (int threads : quick ? FEW : THREADS) {
            all.add(measure(jdk, agents, threads, rounds, scratch.resolve("stream.ndjson")));
            progress.printf(Locale.ROOT, "JDK %s, memory beside %,d virtual threads%n", jdk.version(), threads);
        }
        return all;
    }

    private static LiveThreads measure(Jdk jdk, Agents agents, int threads, int rounds, Path stream)
            throws IOException, InterruptedException {
        Map<Variant, List<UsedMemory>> used = new EnumMap<>(Variant.class);
        long seen = 0;
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : agents.inTurn(round)) {
                int megabytes = Math.max(LEAST_MEGABYTES, threads / 10_000 * HEAP_MEGABYTES_PER_10_000);
                List<String> options = new ArrayList<>(
                        List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", "-XX:+AlwaysPreTouch"));
                options.addAll(agents.options(variant, stream));
                List<String> command =
                        Program.command(jdk, "", options, ParkedThreads.class, Integer.toString(threads));
                try (Program program = new Program(command)) {
                    UsedMemory one = UsedMemory.parse(program.lines().get(0));
                    used.computeIfAbsent(variant, v -> new ArrayList<>()).add(one);
                }
                if (variant == Variant.OURS) {
                    seen = AgentStream.last(stream)
                            .path("tasks")
                            .path("virtual")
                            .asLong();
                }
                Files.deleteIfExists(stream);
            }
        }
        return new LiveThreads(threads, used, seen);
    }

    /** The heap of a thread in bytes. */
    double heapEach(Variant variant) {
        return median(variant, UsedMemory::heap) / threads;
    }

    /** What this agent adds to what an empty one leaves, in bytes. */
    double added(ToDoubleFunction<UsedMemory> figure) {
        return median(Variant.OURS, figure) - median(Variant.EMPTY, figure);
    }

    private double median(Variant variant, ToDoubleFunction<UsedMemory> figure) {
        return Figures.median(used.getOrDefault(variant, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList());
    }

    /** The table of one JDK. */
    static Table table(List<LiveThreads> all) {
        Table table = new Table(List.of(
                "virtual threads",
                "heap each: none, empty, ours, B",
                "ours adds each, B",
                "adds in heap, MB",
                "in classes and code, MB",
                "to the process, MB",
                "the census counts",
                "bars"));
        for (LiveThreads one : all) {
            double each = one.added(UsedMemory::heap) / one.threads;
            double inAll = one.added(UsedMemory::heap) + one.added(UsedMemory::other);
            table.add(List.of(
                    String.format(Locale.ROOT, "%,d", one.threads),
                    Table.whole(one.heapEach(Variant.NONE)) + ", " + Table.whole(one.heapEach(Variant.EMPTY)) + ", "
                            + Table.whole(one.heapEach(Variant.OURS)),
                    Table.whole(each),
                    megabytes(one.added(UsedMemory::heap)),
                    megabytes(one.added(UsedMemory::other)),
                    megabytes(one.added(UsedMemory::resident)),
                    String.format(Locale.ROOT, "%,d", one.seen),
                    bars(one.threads, each, inAll)));
        }
        return table;
    }

    private static String bars(int threads, double each, double inAll) {
        if (threads > IN_ALL_BESIDE) {
            return "≤ " + MOST_EACH + " B each: " + (each <= MOST_EACH ? "met" : "missed");
        }
        return "heap, classes and code ≤ " + MOST_MEGABYTES + " MB: "
                + (inAll <= MOST_MEGABYTES * 1e6 ? "met" : "missed");
    }

    private static String megabytes(double bytes) {
        return Table.two(bytes / 1e6);
    }
}
