package dev.stranded.dist;

import dev.stranded.testbed.kernels.KernelCase;
import dev.stranded.testbed.kernels.Kernels;
import dev.stranded.testbed.kernels.Needed;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which kernels were found, where, and as what. */
final class KernelTable {
    private static final String MISSED = "missed";

    private final Map<Where, Map<KernelCase, List<Finding>>> runs = new LinkedHashMap<>();

    /** Takes in what was found of the kernels in a run that had all of them. */
    void add(Where where, List<Finding> findings) {
        Map<KernelCase, List<Finding>> run = new LinkedHashMap<>();
        for (KernelCase kernel : Kernels.ALL) {
            run.put(
                    kernel,
                    findings.stream().filter(finding -> isOf(kernel, finding)).toList());
        }
        runs.put(where, run);
    }

    /** Whether the tasks of a finding were spawned at a line of this kernel's that spawns tasks that stay. */
    static boolean isOf(KernelCase kernel, Finding finding) {
        Finding.Site spawn = finding.spawn();
        return spawn != null
                && kernel.spawnLines().stream()
                        .anyMatch(line -> line.matcher(spawn.site()).matches());
    }

    /** The share of the kernels that were found in a run, from 0 to 1. */
    double rate(Where where) {
        long found = Kernels.ALL.stream()
                .filter(kernel -> best(where, kernel) != null)
                .count();
        return (double) found / Kernels.ALL.size();
    }

    /** Writes it, in Markdown. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(1 << 14);
        text.append("# Kernels of GoBench, found without a heap dump\n\n");
        rates(text);
        text.append('\n');
        needs(text);
        text.append('\n');
        kernels(text);
        Files.writeString(file, text);
    }

    private void rates(StringBuilder text) {
        row(
                text,
                Stream.concat(
                        Stream.of("Where", "Found"), Stream.of(Verdict.values()).map(Object::toString)));
        row(text, Stream.generate(() -> "---").limit(2 + Verdict.values().length));
        for (Where where : places()) {
            Map<Verdict, Long> found = new EnumMap<>(Verdict.class);
            Kernels.ALL.forEach(kernel -> {
                Finding best = best(where, kernel);
                if (best != null) {
                    found.merge(best.verdict(), 1L, Long::sum);
                }
            });
            String rate = String.format(Locale.ROOT, "%.1f %% of %d", 100 * rate(where), Kernels.ALL.size());
            row(
                    text,
                    Stream.concat(
                            Stream.of(where.toString(), rate),
                            Stream.of(Verdict.values())
                                    .map(verdict ->
                                            found.getOrDefault(verdict, 0L).toString())));
        }
    }

    private void needs(StringBuilder text) {
        row(
                text,
                Stream.of(
                                Stream.of("It takes to know", "Kernels"),
                                places().stream().map(Where::toString))
                        .flatMap(cells -> cells));
        row(text, Stream.generate(() -> "---").limit(2 + runs.size()));
        for (Needed needed : Needed.values()) {
            List<KernelCase> kernels = Kernels.ALL.stream()
                    .filter(kernel -> kernel.needed() == needed)
                    .toList();
            row(
                    text,
                    Stream.of(
                                    Stream.of(needed.toString(), Integer.toString(kernels.size())),
                                    places().stream()
                                            .map(where -> Long.toString(kernels.stream()
                                                    .filter(kernel -> best(where, kernel) != null)
                                                    .count())))
                            .flatMap(cells -> cells));
        }
    }

    private void kernels(StringBuilder text) {
        row(
                text,
                Stream.of(
                                Stream.of("Kernel", "Class", "Tasks"),
                                places().stream().map(Where::toString),
                                Stream.of("Where missed, it would take to know"))
                        .flatMap(cells -> cells));
        row(text, Stream.generate(() -> "---").limit(4 + runs.size()));
        for (KernelCase kernel : Kernels.ALL) {
            List<String> cells =
                    places().stream().map(where -> cell(where, kernel)).toList();
            boolean found = cells.stream().noneMatch(cell -> cell.startsWith(MISSED));
            row(
                    text,
                    Stream.of(
                                    Stream.of(
                                            kernel.toString(),
                                            kernel.sort().toString(),
                                            Integer.toString(kernel.left())),
                                    cells.stream(),
                                    Stream.of(found ? "" : kernel.needed().toString()))
                            .flatMap(all -> all));
        }
    }

    private String cell(Where where, KernelCase kernel) {
        Finding best = best(where, kernel);
        if (best != null) {
            return best.kind() + ", " + best.verdict();
        }
        List<Finding> wrong = all(where, kernel);
        return wrong.isEmpty() ? MISSED : MISSED + " (told as " + wrong.get(0).kind() + ")";
    }

    /** The surest of the findings of the right kind; null if there is none. */
    private @Nullable Finding best(Where where, KernelCase kernel) {
        return all(where, kernel).stream()
                .filter(finding -> kernel.needed().isToldBy(finding.kind()))
                .max(Comparator.comparing(Finding::verdict))
                .orElse(null);
    }

    private List<Where> places() {
        return Where.all().filter(runs::containsKey).toList();
    }

    private List<Finding> all(Where where, KernelCase kernel) {
        return runs.getOrDefault(where, Map.of()).getOrDefault(kernel, List.of());
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
