package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.ShortTasks;
import dev.stranded.benchmarks.cases.UsedMemory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Whether memory grows while very many short tasks come and go beside the agent.
 *
 * @param kind what tasks
 * @param tasks how many
 * @param minutes they were spread over so many
 * @param used memory after a tenth of them, in the middle and at the end
 */
record Turnover(ShortTasks.Kind kind, long tasks, double minutes, List<UsedMemory> used) {
    private static final long TASKS = 10_000_000;
    private static final long FEW = 100_000;
    private static final double SECONDS = 60;

    /** A thread takes as long as many other tasks. */
    private static final int PER_THREAD = 10;

    /** Growth that is no more than how one look differs from another. */
    private static final int MOST_MEGABYTES = 1;

    /** All kinds at the same time, each in a JVM of its own: memory does not mind a busy machine. */
    static List<Turnover> measure(
            Jdk jdk, Agents agents, double minutes, boolean quick, Path scratch, PrintStream progress)
            throws IOException, InterruptedException {
        List<Callable<Turnover>> kinds = new ArrayList<>();
        for (ShortTasks.Kind kind : ShortTasks.Kind.values()) {
            if (kind != ShortTasks.Kind.VIRTUAL || jdk.hasVirtualThreads()) {
                kinds.add(() -> measure(jdk, agents, kind, minutes, tasks(kind, quick), scratch));
            }
        }
        progress.printf(Locale.ROOT, "JDK %s, memory beside tasks that come and go%n", jdk.version());
        ExecutorService threads = Executors.newFixedThreadPool(kinds.size());
        try {
            List<Turnover> all = new ArrayList<>();
            for (Future<Turnover> one : threads.invokeAll(kinds)) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static long tasks(ShortTasks.Kind kind, boolean quick) {
        long tasks = quick ? FEW : TASKS;
        return kind == ShortTasks.Kind.THREADS ? tasks / PER_THREAD : tasks;
    }

    private static Turnover measure(
            Jdk jdk, Agents agents, ShortTasks.Kind kind, double minutes, long tasks, Path scratch)
            throws IOException, InterruptedException {
        Path stream = scratch.resolve(kind + ".ndjson");
        List<String> options = new ArrayList<>(List.of("-Xms256m", "-Xmx256m"));
        options.addAll(agents.options(Variant.OURS, stream));
        List<String> command = Program.command(
                jdk,
                "",
                options,
                ShortTasks.class,
                kind.name(),
                Long.toString(tasks),
                Double.toString(minutes * SECONDS));
        try (Program program = new Program(command)) {
            List<UsedMemory> used =
                    program.lines().stream().map(UsedMemory::parse).toList();
            return new Turnover(kind, tasks, minutes, used);
        } finally {
            Files.deleteIfExists(stream);
        }
    }

    /** The table of one JDK. */
    static Table table(List<Turnover> all) {
        Table table = new Table(List.of(
                "tasks",
                "how many",
                "minutes",
                "heap at a tenth, the half, the end, MB",
                "classes and code, MB",
                "heap grows, MB",
                "bar"));
        for (Turnover one : all) {
            double grown =
                    one.used.get(one.used.size() - 1).heap() - one.used.get(0).heap();
            table.add(List.of(
                    one.kind.name().toLowerCase(Locale.ROOT),
                    String.format(Locale.ROOT, "%,d", one.tasks),
                    Table.two(one.minutes),
                    one.each(UsedMemory::heap),
                    one.each(UsedMemory::other),
                    Table.two(grown / 1e6),
                    "≤ " + MOST_MEGABYTES + " MB: " + (grown <= MOST_MEGABYTES * 1e6 ? "met" : "missed")));
        }
        return table;
    }

    private String each(ToDoubleFunction<UsedMemory> figure) {
        return used.stream()
                .map(one -> Table.two(figure.applyAsDouble(one) / 1e6))
                .collect(Collectors.joining(", "));
    }
}
