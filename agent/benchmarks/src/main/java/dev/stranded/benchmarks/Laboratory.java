package dev.stranded.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in child JVMs, the variants in turn, so that what changes on the machine meanwhile meets them all.
 */
final class Laboratory {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Agents agents;
    private final Effort effort;
    private final Path scratch;
    private final PrintStream progress;
    private final String cpu;

    Laboratory(Agents agents, Effort effort, Path scratch, PrintStream progress) throws IOException {
        this.agents = agents;
        this.effort = effort;
        this.scratch = scratch;
        this.progress = progress;
        this.cpu = ChildJvm.lastCpu();
    }

    Measured measure(Jdk jdk, Row row) throws RunnerException, IOException {
        Map<Variant, List<Fork>> forks = new EnumMap<>(Variant.class);
        for (int round = 0; round < effort.rounds(); round++) {
            for (Variant variant : agents.inTurn(round)) {
                Fork fork = fork(jdk, row, variant);
                forks.computeIfAbsent(variant, v -> new ArrayList<>()).add(fork);
                progress.printf(
                        Locale.ROOT,
                        "JDK %s, %s, round %d of %d, %s: %.4g ops/s, %.0f B/op, %.4g ns of CPU/op%n",
                        jdk.version(),
                        row.label(),
                        round + 1,
                        effort.rounds(),
                        variant.label(),
                        fork.opsPerSecond(),
                        fork.bytesPerOp(),
                        fork.cpuNanosPerOp());
            }
        }
        return new Measured(row, forks);
    }

    private Fork fork(Jdk jdk, Row row, Variant variant) throws RunnerException, IOException {
        Path stream = scratch.resolve("stream.ndjson");
        Options options = options(jdk, row, agents.options(variant, stream))
                .measurementIterations(effort.iterations())
                .build();
        BenchmarkResult result = run(options);
        if (variant == Variant.OURS && agents.present()) {
            AgentStream.check(stream);
        }
        Files.deleteIfExists(stream);
        return medians(result.getIterationResults());
    }

    /** Measures in one JVM, into which the agent comes and which it leaves again; a round is one change. */
    Measured measureVisits(Jdk jdk, Row row) throws RunnerException, IOException {
        Path stream = scratch.resolve("stream.ndjson");
        int aStay = Stays.SETTLING_SECONDS + effort.iterations();
        Visitor visitor = new Visitor(jdk.java(), agents.ours(), stream, agents.present());
        Options options = options(jdk, row, agents.options(Variant.AWAY, stream))
                .measurementIterations(Stays.forPairs(effort.rounds()) * aStay)
                .addProfiler(Visits.class, Visits.plan(visitor, aStay))
                .build();
        List<IterationResult> iterations = List.copyOf(run(options).getIterationResults());
        visitor.checkStream();
        Files.deleteIfExists(stream);
        List<Fork> measured = new ArrayList<>();
        for (int stay = 0; stay < iterations.size(); stay += aStay) {
            measured.add(medians(iterations.subList(stay + Stays.SETTLING_SECONDS, stay + aStay)));
        }
        return new Measured(row, Stays.pairs(measured));
    }

    private ChainedOptionsBuilder options(Jdk jdk, Row row, List<String> added) {
        List<String> flags = new ArrayList<>(effort.flags());
        flags.addAll(row.flags());
        flags.addAll(added);
        return new OptionsBuilder()
                .include("^" + row.benchmark().replace(".", "\\.") + "$")
                .jvm(jdk.java().toString())
                .jvmArgs(flags.toArray(new String[0]))
                .forks(1)
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .addProfiler(ChildJvm.class, cpu)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static BenchmarkResult run(Options options) throws RunnerException {
        Collection<RunResult> results = new Runner(options).run();
        return results.iterator().next().getBenchmarkResults().iterator().next();
    }

    private static Fork medians(Collection<IterationResult> iterations) {
        List<Double> ops = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (IterationResult iteration : iterations) {
            ops.add(iteration.getPrimaryResult().getScore());
            bytes.add(secondary(iteration, ALLOCATED));
            cpu.add(secondary(iteration, CpuTime.RESULT));
        }
        return new Fork(Figures.median(ops), Figures.median(bytes), Figures.median(cpu));
    }

    private static double secondary(IterationResult iteration, String name) {
        Result<?> result = iteration.getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException("JMH gave no " + name + " but "
                    + iteration.getSecondaryResults().keySet());
        }
        return result.getScore();
    }
}
