package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.HttpLoad;
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
 * A web server under load: Jetty, with virtual threads where there are some, on one processor, asked by a program on
 * another.
 *
 * @param runs for each variant, round by round
 */
record Macro(Map<Variant, List<Run>> runs) {
    /** What is promised of the throughput's ratio to no agent. */
    static final double THROUGHPUT_AT_LEAST = 0.99;

    /** And of the 99th percentile's. */
    static final double P99_AT_MOST = 1.05;

    private static final String PROGRAM = "dev.stranded.servers.UnderLoad";

    /** The constant rate is this part of what the first server without an agent answered at most. */
    private static final double PART = 0.5;

    /** Measures on as many processors as there are, the last for the server and the first for who asks. */
    static Macro measure(Jdk jdk, Agents agents, ServersPath servers, Effort effort, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        Map<Variant, List<Run>> runs = new EnumMap<>(Variant.class);
        double rate = PART;
        for (int round = 0; round < effort.rounds(); round++) {
            for (Variant variant : agents.inTurn(round)) {
                Run run = run(jdk, agents, variant, servers, effort, rate, scratch);
                rate = run.rate();
                runs.computeIfAbsent(variant, v -> new ArrayList<>()).add(run);
                progress.printf(
                        Locale.ROOT,
                        "JDK %s, Jetty, round %d of %d, %s: %.0f answers/s; at %.0f/s p50 %.0f µs, p99 %.0f µs%n",
                        jdk.version(),
                        round + 1,
                        effort.rounds(),
                        variant.label(),
                        run.throughput(),
                        run.rate(),
                        run.p50(),
                        run.p99());
            }
        }
        return new Macro(runs);
    }

    private static Run run(
            Jdk jdk, Agents agents, Variant variant, ServersPath servers, Effort effort, double rate, Path scratch)
            throws IOException, InterruptedException {
        Path stream = scratch.resolve("stream.ndjson");
        List<String> options = new ArrayList<>(effort.flags());
        options.addAll(agents.options(variant, stream));
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        List<String> server = Program.command(jdk, ChildJvm.lastCpu(), options, servers.classPath(), PROGRAM, threads);
        try (Program jetty = new Program(server)) {
            List<String> load = Program.command(
                    jdk,
                    ChildJvm.firstCpu(),
                    List.of("-Xms128m", "-Xmx128m"),
                    HttpLoad.class,
                    jetty.await("port "),
                    Integer.toString(2 * effort.warmups()),
                    Integer.toString(2 * effort.iterations()),
                    Integer.toString(2 * effort.iterations()),
                    Double.toString(rate));
            try (Program asking = new Program(load)) {
                return Run.parse(asking.lines().get(0));
            }
        } finally {
            if (variant == Variant.OURS && agents.present()) {
                AgentStream.check(stream);
            }
            Files.deleteIfExists(stream);
        }
    }

    List<Double> of(Variant variant, ToDoubleFunction<Run> figure) {
        return runs.getOrDefault(variant, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList();
    }

    /** The median of the rounds' ratios to no agent. */
    double ratio(Variant variant, ToDoubleFunction<Run> figure) {
        return Figures.median(Figures.ratios(of(variant, figure), of(Variant.NONE, figure)));
    }

    /**
     * What one server achieved.
     *
     * @param throughput answers a second, when asked as fast as it answers
     * @param rate the constant rate, in requests a second, at which the times were taken
     * @param p50 the median time of an answer, in microseconds
     * @param p99 its 99th percentile
     */
    record Run(double throughput, double rate, double p50, double p99) {
        /** Reads what {@link HttpLoad} prints. */
        static Run parse(String line) {
            String[] parts = line.split(" ", -1);
            return new Run(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        }
    }

    /** The table of one JDK. */
    Table table() {
        Table table = new Table(List.of(
                "agent",
                "answers/s",
                "ratio",
                "range of rounds",
                "p50, µs",
                "p99, µs",
                "p99's ratio",
                "range of rounds",
                "bars"));
        for (Variant variant : runs.keySet()) {
            double throughput = ratio(variant, Run::throughput);
            double p99 = ratio(variant, Run::p99);
            table.add(List.of(
                    variant.label(),
                    Table.whole(Figures.median(of(variant, Run::throughput))),
                    Table.two(throughput),
                    range(variant, Run::throughput),
                    Table.whole(Figures.median(of(variant, Run::p50))),
                    Table.whole(Figures.median(of(variant, Run::p99))),
                    Table.two(p99),
                    range(variant, Run::p99),
                    variant == Variant.OURS ? bars(throughput, p99) : "–"));
        }
        return table;
    }

    private String range(Variant variant, ToDoubleFunction<Run> figure) {
        return Table.range(Figures.ratios(of(variant, figure), of(Variant.NONE, figure)));
    }

    private static String bars(double throughput, double p99) {
        return "≥ " + Table.two(THROUGHPUT_AT_LEAST) + ": " + (throughput >= THROUGHPUT_AT_LEAST ? "met" : "missed")
                + ", p99 ≤ " + Table.two(P99_AT_MOST) + ": " + (p99 <= P99_AT_MOST ? "met" : "missed");
    }
}
