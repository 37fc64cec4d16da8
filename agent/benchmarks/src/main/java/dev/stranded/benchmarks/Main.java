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
    private static final int PROOF_ROUNDS = 5;
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
                    + STARTUP_ROUNDS + ", for --proof " + PROOF_ROUNDS + ".")
    private int forks;

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

    @Option(names = "--self-check", description = "Run all variants without an agent: every ratio ought to be 1.")
    private boolean selfCheck;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write all figures, fork by fork.")
    private @Nullable Path json;

    /** The command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        if (!proof && !Files.isRegularFile(agent)) {
            progress.println("no agent at " + agent + "; build it with ./mvnw verify, or give --agent its path");
            return CommandLine.ExitCode.USAGE;
        }
        Path scratch = Files.createTempDirectory("stranded-benchmarks");
        try {
            Agents agents = new Agents(BlankJar.writeInto(scratch), agent.toAbsolutePath(), !selfCheck);
            Report report = new Report(
                    effort(),
                    !startup && !looks && !proof && !ChildJvm.lastCpu().isEmpty());
            for (Jdk jdk : jdks()) {
                out.println("JDK " + jdk.version() + ":\n");
                table(jdk, agents, scratch, report).print().forEach(out::println);
                out.println();
            }
            if (json != null) {
                report.write(json);
            }
        } finally {
            delete(scratch);
        }
        return CommandLine.ExitCode.OK;
    }

    private Table table(Jdk jdk, Agents agents, Path scratch, Report report)
            throws IOException, InterruptedException, RunnerException {
        if (startup) {
            Startup measured = Startup.measure(jdk, agents, effort().rounds(), scratch, progress);
            report.add(jdk, measured);
            return Table.of(measured);
        }
        if (looks) {
            List<Looks> measured = Looks.measure(jdk, agents.ours(), scratch, progress);
            measured.forEach(one -> report.add(jdk, one));
            return Table.ofLooks(measured);
        }
        if (proof) {
            List<Reading> measured = new ArrayList<>();
            Dumps dumps = new Dumps(jdk, effort(), scratch, progress);
            for (double size : sizes) {
                measured.add(dumps.measure(size));
            }
            measured.forEach(one -> report.add(jdk, one));
            return Table.ofReadings(measured);
        }
        Laboratory laboratory = new Laboratory(agents, effort(), scratch, progress);
        List<Measured> all = new ArrayList<>();
        for (Row row : Suite.rows()) {
            if (row.since() <= jdk.feature() && only.matcher(row.label()).find()) {
                Measured measured = laboratory.measure(jdk, row);
                report.add(jdk, measured);
                all.add(measured);
            }
        }
        return Table.of(all);
    }

    private Effort effort() {
        List<String> all = new ArrayList<>(proof ? List.of() : HEAP);
        all.addAll(flags);
        int usual = startup ? STARTUP_ROUNDS : proof ? PROOF_ROUNDS : ROUNDS;
        return quick ? new Effort(forks > 0 ? forks : 2, 2, 2, all) : new Effort(forks > 0 ? forks : usual, 5, 5, all);
    }

    private List<Jdk> jdks() throws IOException, InterruptedException {
        if (java.isEmpty()) {
            return List.of(Jdk.running());
        }
        List<Jdk> jdks = new ArrayList<>();
        for (Path path : java) {
            jdks.add(Jdk.at(path));
        }
        return jdks;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
