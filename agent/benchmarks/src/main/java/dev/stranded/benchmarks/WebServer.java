package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.HttpLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A web server under load: Jetty, with virtual threads where there are some, on one processor, asked by a program on
 * another. There are as many processors as the process may use: the last is for servers and the first for who asks.
 *
 * @param jdk what they run on
 * @param agents what they run with
 * @param servers where they are
 * @param effort how often and how long they are asked
 * @param scratch where the agent writes what it sees
 * @param progress where to say how far it is
 */
record WebServer(Jdk jdk, Agents agents, ServersPath servers, Effort effort, Path scratch, PrintStream progress) {
    private static final String PROGRAM = "dev.stranded.servers.UnderLoad";

    /** How much longer a server warms up than one of its turns takes. */
    private static final int WARMUPS = 4;

    /**
     * Measures a server of each variant: they take turns, so that whatever else happens on the machine meets each of
     * them.
     */
    Macro measure() throws IOException, InterruptedException {
        List<Turn> turns = new ArrayList<>();
        Map<Variant, List<Served.Run>> runs = new EnumMap<>(Variant.class);
        try (Program asking = asking()) {
            double rate = 0;
            for (Variant variant : agents.variants()) {
                Program server = server(variant);
                Turn turn = new Turn(variant, server, asking, effort.iterations());
                turns.add(turn);
                double throughput = turn.warmUp(WARMUPS * effort.warmups());
                rate = variant == Variant.NONE ? Turn.PART * throughput : rate;
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (Turn turn : Effort.inTurn(turns, round)) {
                    Served.Run run = turn.take(rate);
                    runs.computeIfAbsent(turn.variant, variant -> new ArrayList<>())
                            .add(run);
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
            AgentStream.check(stream(Variant.OURS));
        }
        return new Macro(runs);
    }

    /** Measures two servers, between which the agent goes to and fro; a round is one change. */
    Crossover measureCrossover() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(jdk.java(), agents.ours(), stream(Variant.OURS), agents.present());
        List<Macro> stays = new ArrayList<>();
        try (Program asking = asking();
                Program first = server(Variant.AWAY);
                Program second = server(Variant.AWAY)) {
            List<Turn> turns = new ArrayList<>();
            double rate = 0;
            for (Program server : List.of(first, second)) {
                Turn turn = new Turn(Variant.AWAY, server, asking, effort.iterations());
                rate = Turn.PART * turn.warmUp(WARMUPS * effort.warmups());
                change(visitor, turn, true);
                change(visitor, turn, false);
                turns.add(turn);
            }
            for (int stay = 0; stay < Stays.forPairs(effort.rounds()); stay++) {
                Turn there = turns.get(stay % 2);
                Turn away = turns.get(1 - stay % 2);
                if (stay > 0) {
                    change(visitor, away, false);
                }
                change(visitor, there, true);
                settle(visitor, there);
                stays.add(stay(there, away, rate));
                progress.printf(Locale.ROOT, "JDK %s, Jetty, change %d of %d%n", jdk.version(), stay, effort.rounds());
            }
        }
        visitor.checkStream();
        return new Crossover(stays);
    }

    private static void change(Visitor visitor, Turn turn, boolean comes) throws IOException, InterruptedException {
        turn.server.goOn();
        visitor.change(turn.server.pid(), comes);
        turn.ask(Stays.SETTLING_SECONDS, Turn.AS_FAST_AS_IT_ANSWERS);
        turn.server.stop();
    }

    /** The agent looks once a second for as long as somebody watches, so this warms it up. */
    private static void settle(Visitor visitor, Turn there) throws IOException, InterruptedException {
        there.server.goOn();
        Visitor.Watcher watcher = visitor.watch(there.server.pid());
        try {
            there.ask(Crossover.SETTLING_SECONDS, Turn.AS_FAST_AS_IT_ANSWERS);
        } finally {
            watcher.stop();
        }
        there.server.stop();
    }

    private static Macro stay(Turn there, Turn away, double rate) throws IOException, InterruptedException {
        List<Turn> both = List.of(there, away);
        List<Served.Run> runsThere = new ArrayList<>();
        List<Served.Run> runsAway = new ArrayList<>();
        for (int round = 0; round < Crossover.TURNS; round++) {
            for (Turn turn : Effort.inTurn(both, round)) {
                (turn == there ? runsThere : runsAway).add(turn.take(rate));
            }
        }
        return new Macro(
                Map.of(Variant.AWAY, away.withAllTimes(runsAway), Variant.OURS, there.withAllTimes(runsThere)));
    }

    private Program asking() throws IOException {
        return new Program(Program.command(jdk, ChildJvm.firstCpu(), List.of("-Xms128m", "-Xmx128m"), HttpLoad.class));
    }

    private Path stream(Variant variant) {
        return scratch.resolve(variant.label() + ".ndjson");
    }

    private Program server(Variant variant) throws IOException {
        List<String> options = new ArrayList<>(effort.flags());
        options.addAll(agents.options(variant, stream(variant)));
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        return new Program(Program.command(jdk, ChildJvm.lastCpu(), options, servers.classPath(), PROGRAM, threads));
    }
}
