package dev.stranded.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that measures the agent against none and against an empty one. */
@Command(
        name = "stranded-benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures what the agent costs: each benchmark runs in child JVMs without an agent, with an empty "
                        + "one and with this one, in turn. Prints a Markdown table for each JDK.")
final class Main implements Callable<Integer> {
    private static final int ROUNDS = 9;
    private static final int STARTUP_ROUNDS = 21;
    private static final int SPRING_ROUNDS = 11;
    private static final int MACRO_ROUNDS = 15;
    private static final int VISITS = 12;
    private static final int CROSSINGS = 6;
    private static final int MEMORY_ROUNDS = 1;
    private static final int PROOF_ROUNDS = 5;
    private static final int QUICK = 2;
    private static final double QUICK_MINUTES = 0.05;
    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    @Option(names = "--agent", paramLabel = "JAR", description = "The agent; default: ${DEFAULT-VALUE}.")
    private Path agent = Path.of("agent", "dist", "target", "stranded-agent.jar");

    @Option(
            names = "--java",
            arity = "1..*",
            paramLabel = "PATH",
            description = "The folder of a JDK to measure on, or of several; default: the one that runs this.")
    private List<Path> java = List.of();

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Rounds, in each of which every variant runs once; default: " + ROUNDS + ", for --startup "
                    + STARTUP_ROUNDS + ", for --spring " + SPRING_ROUNDS + ", for --macro " + MACRO_ROUNDS
                    + ", for --visits " + VISITS + ", for both " + CROSSINGS
                    + ", for --memory " + MEMORY_ROUNDS + ", for --proof " + PROOF_ROUNDS + ".")
    private int forks;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each JVM warms up, and then is measured; default: ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only benchmarks whose name has this in it.")
    private Pattern only = Pattern.compile("");

    @Option(names = "--quick", description = "Short runs, to see that it works: the figures mean little.")
    private boolean quick;

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            description = "For every JVM of a benchmark, such as --flag=-XX:+UseG1GC; repeat it for more.")
    private List<String> flags = List.of();

    @Option(names = "--startup", description = "Measure the start of an empty program instead.")
    private boolean startup;

    @Option(names = "--spring", description = "Measure the start of a Spring Boot application instead.")
    private boolean spring;

    @Option(names = "--macro", description = "Measure a web server under load instead.")
    private boolean macro;

    @Option(
            names = "--visits",
            description = "Measure in one JVM, to which the agent is attached and from which it is detached in turn, "
                    + "so that two JVMs that happen to compile the same code in other ways are not compared; "
                    + "with --macro it goes from one server to another and back.")
    private boolean visits;

    @Option(
            names = "--memory",
            description = "Measure how much memory the agent takes beside many virtual threads, and whether that "
                    + "grows while short tasks come and go, instead.")
    private boolean memory;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "For --memory: over how many minutes ten million short tasks are spread; "
                    + "default: ${DEFAULT-VALUE}.")
    private double minutes = 10;

    @Option(
            names = "--beside",
            split = ",",
            paramLabel = "WHAT",
            description = "What to measure beside: jfr, the flight recorder with its settings for profiling, and "
                    + "otel, the agent that --otel names.")
    private List<Variant> beside = List.of();

    @Option(
            names = "--otel",
            paramLabel = "JAR",
            description = "The Java agent of OpenTelemetry (io.opentelemetry.javaagent:opentelemetry-javaagent).")
    private @Nullable Path otel;

    @Option(
            names = "--servers",
            paramLabel = "FOLDER",
            description = "The built servers for --spring and --macro; default: ${DEFAULT-VALUE}.")
    private Path servers = Path.of("agent", "servers", "target");

    @Option(names = "--looks", description = "Measure the agent's looks at very many virtual threads instead.")
    private boolean looks;

    @Option(names = "--proof", description = "Measure how fast heap dumps are read instead, beside other readers.")
    private boolean proof;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "GB",
            description = "For --proof: how large the dumps are; default: ${DEFAULT-VALUE}. Where they go, "
                    + "java -Djava.io.tmpdir=FOLDER says.")
    private List<Double> sizes = List.of(0.25, 1.0, 4.0);

    @Option(
            names = "--self-check",
            description = "Run all variants, and all visits, without an agent: every ratio ought to be 1.")
    private boolean selfCheck;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write all figures, fork by fork.")
    private @Nullable Path json;

    /** The command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        if (!proof && !Files.isRegularFile(agent)) {
            progress.println("no agent at " + agent + "; build it with ./mvnw verify, or give --agent its path");
            return CommandLine.ExitCode.USAGE;
        }
        if (beside.contains(Variant.OTEL) && (otel == null || !Files.isRegularFile(otel))) {
            progress.println("--beside otel needs the jar of OpenTelemetry's agent; give --otel its path");
            return CommandLine.ExitCode.USAGE;
        }
        Path scratch = Files.createTempDirectory("stranded-benchmarks");
        try {
            Agents agents = new Agents(
                    BlankJar.writeInto(scratch),
                    agent.toAbsolutePath(),
                    otel == null ? null : otel.toAbsolutePath(),
                    beside,
                    !selfCheck);
            boolean unpinned = startup || spring || memory || looks || proof;
            Report report =
                    new Report(effort(), !unpinned && !ChildJvm.lastCpu().isEmpty());
            for (Jdk jdk : Jdk.atOrRunning(java)) {
                out.println("JDK " + jdk.version() + ":\n");
                for (Table table : tables(jdk, agents, scratch, report)) {
                    table.print().forEach(out::println);
                    out.println();
                }
            }
            if (json != null) {
                report.write(json);
            }
        } finally {
            delete(scratch);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Table> tables(Jdk jdk, Agents agents, Path scratch, Report report)
            throws IOException, InterruptedException, RunnerException {
        if (startup) {
            Startup measured = Startup.measure(jdk, agents, effort().rounds(), scratch, progress);
            report.add(jdk, measured);
            return List.of(Table.of(measured));
        }
        if (spring) {
            Spring measured =
                    Spring.measure(jdk, agents, new ServersPath(servers), effort().rounds(), scratch, progress);
            report.add(jdk, measured);
            return List.of(measured.table());
        }
        if (macro) {
            WebServer server = new WebServer(jdk, agents, new ServersPath(servers), effort(), scratch, progress);
            Served measured = visits ? server.measureCrossover() : server.measure();
            report.add(jdk, measured);
            return List.of(measured.table());
        }
        if (memory) {
            return memory(jdk, agents, scratch, report);
        }
        if (looks) {
            List<Looks> measured = Looks.measure(jdk, agents.ours(), scratch, progress);
            measured.forEach(one -> report.add(jdk, one));
            return List.of(Table.ofLooks(measured));
        }
        if (proof) {
            List<Reading> measured = new ArrayList<>();
            Dumps dumps = new Dumps(jdk, effort(), scratch, progress);
            for (double size : sizes) {
                measured.add(dumps.measure(size));
            }
            measured.forEach(one -> report.add(jdk, one));
            return List.of(Table.ofReadings(measured));
        }
        Laboratory laboratory = new Laboratory(agents, effort(), scratch, progress);
        List<Measured> all = new ArrayList<>();
        for (Row row : Suite.rows()) {
            if (row.since() <= jdk.feature() && only.matcher(row.label()).find()) {
                Measured measured = visits ? laboratory.measureVisits(jdk, row) : laboratory.measure(jdk, row);
                report.add(jdk, measured);
                all.add(measured);
            }
        }
        return List.of(visits ? Table.ofVisits(all) : Table.of(all, beside));
    }

    private List<Table> memory(Jdk jdk, Agents agents, Path scratch, Report report)
            throws IOException, InterruptedException {
        List<Table> tables = new ArrayList<>();
        if (jdk.hasVirtualThreads()) {
            List<LiveThreads> live = LiveThreads.measure(jdk, agents, effort().rounds(), quick, scratch, progress);
            live.forEach(one -> report.add(jdk, one));
            tables.add(LiveThreads.table(live));
        }
        double span = quick ? QUICK_MINUTES : minutes;
        List<Turnover> turnover = Turnover.measure(jdk, agents, span, quick, scratch, progress);
        turnover.forEach(one -> report.add(jdk, one));
        tables.add(Turnover.table(turnover));
        return tables;
    }

    private Effort effort() {
        List<String> all = new ArrayList<>(proof || memory || spring ? List.of() : HEAP);
        all.addAll(flags);
        int rounds = quick ? QUICK : usualRounds();
        int each = quick ? QUICK : seconds;
        return new Effort(forks > 0 ? forks : rounds, each, each, all);
    }

    private int usualRounds() {
        if (startup || spring) {
            return startup ? STARTUP_ROUNDS : SPRING_ROUNDS;
        }
        if (visits) {
            return macro ? CROSSINGS : VISITS;
        }
        if (macro || memory) {
            return macro ? MACRO_ROUNDS : MEMORY_ROUNDS;
        }
        return proof ? PROOF_ROUNDS : ROUNDS;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
