package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.HttpLoad;
import dev.stranded.benchmarks.cases.Switched;
import java.io.File;
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
                    Macro.Run run = turn.take(rate);
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
        Map<Variant, List<Macro.Run>> runs = new EnumMap<>(Variant.class);
        turns.forEach(turn -> runs.put(turn.variant, turn.runs));
        return new Macro(runs);
    }

    /** Measures one server, into which the agent comes and which it leaves again; a round is one change. */
    Macro measureVisits() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(jdk.java(), agents.ours(), stream(Variant.OURS), agents.present());
        List<Macro.Run> measured = new ArrayList<>();
        try (Program asking = asking();
                Program server = server(Variant.AWAY)) {
            Turn turn = new Turn(Variant.AWAY, server, asking, effort.iterations());
            double rate = Turn.PART * turn.warmUp(WARMUPS * effort.warmups());
            server.goOn();
            visitor.change(server.pid(), true);
            for (int stay = 0; stay < Stays.forPairs(effort.rounds()); stay++) {
                server.goOn();
                visitor.change(server.pid(), Stays.isThere(stay));
                turn.ask(Stays.SERVER_SETTLING_SECONDS, Turn.AS_FAST_AS_IT_ANSWERS);
                measured.add(turn.take(rate));
                progress.printf(Locale.ROOT, "JDK %s, Jetty, change %d of %d%n", jdk.version(), stay, effort.rounds());
            }
        }
        visitor.checkStream();
        return new Macro(Stays.pairs(measured));
    }

    /** Measures one server with the agent in it, all of whose hooks are switched off and on; a round is one of each. */
    Macro measureSwitched() throws IOException, InterruptedException {
        Map<Variant, List<Macro.Run>> runs = new EnumMap<>(Variant.class);
        try (Program asking = asking();
                Program server = switchedServer()) {
            Turn turn = new Turn(Variant.OURS, server, asking, effort.iterations());
            double rate = Turn.PART * turn.warmUp(WARMUPS * effort.warmups());
            server.goOn();
            turn.ask(Stays.SETTLING_SECONDS, Turn.AS_FAST_AS_IT_ANSWERS);
            switchHooks(server, Variant.OFF);
            turn.ask(Stays.SETTLING_SECONDS, Turn.AS_FAST_AS_IT_ANSWERS);
            for (int round = 0; round < effort.rounds(); round++) {
                for (Variant variant : Effort.inTurn(List.of(Variant.OFF, Variant.OURS), round)) {
                    server.goOn();
                    switchHooks(server, variant);
                    runs.computeIfAbsent(variant, v -> new ArrayList<>()).add(turn.take(rate));
                }
                progress.printf(
                        Locale.ROOT, "JDK %s, Jetty, pair %d of %d%n", jdk.version(), round + 1, effort.rounds());
            }
        }
        if (agents.present()) {
            AgentStream.check(stream(Variant.OURS));
        }
        return new Macro(runs);
    }

    private void switchHooks(Program server, Variant variant) throws IOException {
        int switched = Integer.parseInt(server.ask(variant == Variant.OFF ? Switched.OFF : Switched.ON));
        if (agents.present() && switched == 0) {
            throw new IOException("the server has no agent whose hooks could be switched; is --agent the right jar?");
        }
    }

    private Program asking() throws IOException {
        return new Program(Program.command(jdk, ChildJvm.firstCpu(), List.of("-Xms128m", "-Xmx128m"), HttpLoad.class));
    }

    private Path stream(Variant variant) {
        return scratch.resolve(variant.label() + ".ndjson");
    }

    private Program server(Variant variant) throws IOException {
        return server(variant, servers.classPath(), PROGRAM, threads());
    }

    private Program switchedServer() throws IOException {
        String classPath = servers.classPath() + File.pathSeparator + System.getProperty("java.class.path");
        return server(Variant.OURS, classPath, Switched.class.getName(), PROGRAM, threads());
    }

    private String threads() {
        return jdk.hasVirtualThreads() ? "virtual" : "platform";
    }

    private Program server(Variant variant, String classPath, String program, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(effort.flags());
        options.addAll(agents.options(variant, stream(variant)));
        return new Program(Program.command(jdk, ChildJvm.lastCpu(), options, classPath, program, arguments));
    }
}
