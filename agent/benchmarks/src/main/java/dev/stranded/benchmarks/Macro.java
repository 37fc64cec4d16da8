package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.HttpLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A web server under load: Jetty, with virtual threads where there are some, on one processor, asked by a program on
 * another. The servers take turns, so that whatever else happens on the machine meets each of them.
 *
 * @param runs for each variant, round by round
 */
record Macro(Map<Variant, List<Run>> runs) {
    /** What is promised of the throughput's ratio to no agent. */
    static final double THROUGHPUT_AT_LEAST = 0.99;

    /** And of the 99th percentile's. */
    static final double P99_AT_MOST = 1.05;

    private static final String PROGRAM = "dev.stranded.servers.UnderLoad";

    /** The constant rate is this part of what the server without an agent answered at most. */
    private static final double PART = 0.25;

    /** How much longer a server warms up than one of its turns takes. */
    private static final int WARMUPS = 4;

    /**
     * Long enough for at least one of the agent's looks; what else the machine does spoils some, and their median not.
     */
    private static final int SPAN_SECONDS = 5;

    private static final int SETTLING_SECONDS = 1;
    private static final int AS_FAST_AS_IT_ANSWERS = 0;

    /** Measures on as many processors as there are, the last for the servers and the first for who asks. */
    static Macro measure(Jdk jdk, Agents agents, ServersPath servers, Effort effort, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        List<Turn> turns = new ArrayList<>();
        try (Program asking = asking(jdk)) {
            double rate = 0;
            for (Variant variant : agents.variants()) {
                Program server = server(jdk, agents, variant, servers, effort, stream(scratch, variant));
                Turn turn = new Turn(variant, server, asking, effort.iterations());
                turns.add(turn);
                double throughput = turn.warmUp(WARMUPS * effort.warmups());
                rate = variant == Variant.NONE ? PART * throughput : rate;
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (Turn turn : Effort.inTurn(turns, round)) {
                    Run run = turn.take(rate);
                    progress.printf(
                            Locale.ROOT,
                            "JDK %s, Jetty, round %d of %d, %s: %.0f answers/s; at %.0f/s p50 %.0f µs, p99 %.0f µs%n",
                            jdk.version(),
                            round + 1,
                            effort.rounds(),
                            turn.variant.label(),
                            run.throughput(),
                            run.rate(),
                            run.p50(),
                            run.p99());
                }
            }
        } finally {
            turns.forEach(turn -> turn.server.close());
        }
        if (agents.present()) {
            AgentStream.check(stream(scratch, Variant.OURS));
        }
        Map<Variant, List<Run>> runs = new EnumMap<>(Variant.class);
        turns.forEach(turn -> runs.put(turn.variant, turn.runs));
        return new Macro(runs);
    }

    /** Measures one server, into which the agent comes and which it leaves again; a round is one change. */
    static Macro measureVisits(
            Jdk jdk, Agents agents, ServersPath servers, Effort effort, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        Visitor visitor = new Visitor(jdk.java(), agents.ours(), stream(scratch, Variant.OURS), agents.present());
        List<Run> measured = new ArrayList<>();
        try (Program asking = asking(jdk);
                Program server = server(jdk, agents, Variant.AWAY, servers, effort, visitor.stream())) {
            Turn turn = new Turn(Variant.AWAY, server, asking, effort.iterations());
            double rate = PART * turn.warmUp(WARMUPS * effort.warmups());
            server.goOn();
            visitor.change(server.pid(), true);
            for (int stay = 0; stay < Stays.forPairs(effort.rounds()); stay++) {
                server.goOn();
                visitor.change(server.pid(), Stays.isThere(stay));
                turn.ask(Stays.SERVER_SETTLING_SECONDS, AS_FAST_AS_IT_ANSWERS);
                measured.add(turn.take(rate));
                progress.printf(Locale.ROOT, "JDK %s, Jetty, change %d of %d%n", jdk.version(), stay, effort.rounds());
            }
        }
        visitor.checkStream();
        return new Macro(Stays.pairs(measured));
    }

    private static Program asking(Jdk jdk) throws IOException {
        return new Program(Program.command(jdk, ChildJvm.firstCpu(), List.of("-Xms128m", "-Xmx128m"), HttpLoad.class));
    }

    private static Path stream(Path scratch, Variant variant) {
        return scratch.resolve(variant.label() + ".ndjson");
    }

    private static Program server(
            Jdk jdk, Agents agents, Variant variant, ServersPath servers, Effort effort, Path stream)
            throws IOException {
        List<String> options = new ArrayList<>(effort.flags());
        options.addAll(agents.options(variant, stream));
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        return new Program(Program.command(jdk, ChildJvm.lastCpu(), options, servers.classPath(), PROGRAM, threads));
    }

    /** A server that takes turns with others: each but the one that is asked stands still. */
    private static final class Turn {
        final Variant variant;
        final Program server;
        final List<Run> runs = new ArrayList<>();
        private final Program asking;
        private final int seconds;
        private String port = "";

        Turn(Variant variant, Program server, Program asking, int seconds) {
            this.variant = variant;
            this.server = server;
            this.asking = asking;
            this.seconds = seconds;
        }

        /** Asks for twice so long what is not counted; returns how many answers a second it gave at most. */
        double warmUp(int howLong) throws IOException, InterruptedException {
            port = server.await("port ");
            double throughput = ask(howLong, AS_FAST_AS_IT_ANSWERS)[0];
            ask(howLong, PART * throughput);
            server.stop();
            return throughput;
        }

        Run take(double rate) throws IOException, InterruptedException {
            server.goOn();
            ask(SETTLING_SECONDS, AS_FAST_AS_IT_ANSWERS);
            List<double[]> fast = spans(AS_FAST_AS_IT_ANSWERS);
            long before = server.cpuMicros();
            List<double[]> steady = spans(rate);
            double cpuMicros = (server.cpuMicros() - before) / (seconds * median(steady, 0));
            server.stop();
            Run run = new Run(median(fast, 0), rate, cpuMicros, median(steady, 1), median(steady, 2));
            runs.add(run);
            return run;
        }

        private List<double[]> spans(double rate) throws IOException {
            List<double[]> spans = new ArrayList<>();
            for (int left = seconds; left > 0; left -= SPAN_SECONDS) {
                spans.add(ask(Math.min(SPAN_SECONDS, left), rate));
            }
            return spans;
        }

        private static double median(List<double[]> spans, int figure) {
            return Figures.median(spans.stream().map(span -> span[figure]).toList());
        }

        /** Answers a second, and the median and the 99th percentile of their times in microseconds. */
        private double[] ask(int howLong, double rate) throws IOException {
            String answer = asking.ask(port + " " + howLong + " " + rate);
            return Arrays.stream(answer.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
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
        return Figures.median(ratios(variant, figure));
    }

    private List<Double> ratios(Variant variant, ToDoubleFunction<Run> figure) {
        Variant baseline = runs.containsKey(Variant.AWAY) ? Variant.AWAY : Variant.NONE;
        return Figures.ratios(of(variant, figure), of(baseline, figure));
    }

    /**
     * What one server achieved: the medians of its spans.
     *
     * @param throughput answers a second, when asked as fast as it answers
     * @param rate the constant rate, in requests a second, at which the times were taken
     * @param cpuMicros the processor time of the whole JVM an answer then, in microseconds
     * @param p50 the median time of an answer, in microseconds
     * @param p99 its 99th percentile
     */
    record Run(double throughput, double rate, double cpuMicros, double p50, double p99) {}

    /** The table of one JDK. */
    Table table() {
        Table table = new Table(List.of(
                "agent",
                "answers/s",
                "ratio",
                "middle half of rounds",
                "CPU an answer, µs",
                "its ratio",
                "p50, µs",
                "p99, µs",
                "p99's ratio",
                "middle half of rounds",
                "bars"));
        for (Variant variant : runs.keySet()) {
            double throughput = ratio(variant, Run::throughput);
            double p99 = ratio(variant, Run::p99);
            table.add(List.of(
                    variant.label(),
                    Table.whole(Figures.median(of(variant, Run::throughput))),
                    Table.three(throughput),
                    middle(variant, Run::throughput),
                    Table.whole(Figures.median(of(variant, Run::cpuMicros))),
                    Table.three(ratio(variant, Run::cpuMicros)),
                    Table.whole(Figures.median(of(variant, Run::p50))),
                    Table.whole(Figures.median(of(variant, Run::p99))),
                    Table.three(p99),
                    middle(variant, Run::p99),
                    variant == Variant.OURS ? bars(throughput, p99) : "–"));
        }
        return table;
    }

    private String middle(Variant variant, ToDoubleFunction<Run> figure) {
        return Table.middle(ratios(variant, figure));
    }

    private static String bars(double throughput, double p99) {
        return "≥ " + Table.two(THROUGHPUT_AT_LEAST) + ": " + (throughput >= THROUGHPUT_AT_LEAST ? "met" : "missed")
                + ", p99 ≤ " + Table.two(P99_AT_MOST) + ": " + (p99 <= P99_AT_MOST ? "met" : "missed");
    }
}
