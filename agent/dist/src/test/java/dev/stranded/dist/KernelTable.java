package dev.stranded.dist;

import static dev.stranded.testbed.kernels.Kernels.ALL;

import dev.stranded.testbed.kernels.KernelCase;
import dev.stranded.testbed.kernels.Needed;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kernels were found, where, and as what. */
final class KernelTable {
    private static final String MISSED = "missed";

    private final Map<Where, Map<KernelCase, List<Finding>>> runs = new LinkedHashMap<>();

    private final String title;

    /** An empty table with this title. */
    KernelTable(String title) {
        this.title = title;
    }

    /** Takes in what was found of the kernels in a run that had all of them. */
    void add(Where where, List<Finding> findings) {
        Map<KernelCase, List<Finding>> run = new LinkedHashMap<>();
        for (KernelCase kernel : ALL) {
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
        long found = ALL.stream().filter(kernel -> best(where, kernel) != null).count();
        return (double) found / ALL.size();
    }

    /** The share of the kernels that were proven in a run, from 0 to 1. */
    double provenRate(Where where) {
        long proven = ALL.stream()
                .map(kernel -> best(where, kernel))
                .filter(finding -> finding != null && finding.verdict() == Verdict.PROVEN)
                .count();
        return (double) proven / ALL.size();
    }

    /** Writes it, in Markdown. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(1 << 14);
        text.append("# ").append(title).append("\n\n");
        rates(text);
        text.append('\n');
        needs(text);
        text.append('\n');
        kernels(text);
        Files.writeString(file, text);
    }

    private void rates(StringBuilder text) {
        List<String> head = cells("Where", "Found");
        List.of(Verdict.values()).forEach(verdict -> head.add(verdict.toString()));
        begin(text, head);
        for (Where where : places()) {
            List<String> row =
                    cells(where.toString(), String.format(Locale.ROOT, "%.1f %% of %d", 100 * rate(where), ALL.size()));
            for (Verdict verdict : Verdict.values()) {
                row.add(count(ALL, where, verdict));
            }
            append(text, row);
        }
    }

    private void needs(StringBuilder text) {
        List<String> head = cells("It takes to know", "Kernels");
        places().forEach(where -> head.add(where.toString()));
        begin(text, head);
        for (Needed needed : Needed.values()) {
            List<KernelCase> kernels =
                    ALL.stream().filter(kernel -> kernel.needed() == needed).toList();
            List<String> row = cells(needed.toString(), Integer.toString(kernels.size()));
            places().forEach(where -> row.add(count(kernels, where, Verdict.values())));
            append(text, row);
        }
    }

    private void kernels(StringBuilder text) {
        List<String> head = cells("Kernel", "Class", "Tasks");
        places().forEach(where -> head.add(where.toString()));
        head.add("Where missed, it would take to know");
        begin(text, head);
        for (KernelCase kernel : ALL) {
            List<String> row = cells(kernel.toString(), kernel.sort().toString(), Integer.toString(kernel.left()));
            places().forEach(where -> row.add(cell(where, kernel)));
            boolean found = places().stream().allMatch(where -> best(where, kernel) != null);
            row.add(found ? "" : kernel.needed().toString());
            append(text, row);
        }
    }

    private String count(List<KernelCase> kernels, Where where, Verdict... verdicts) {
        return Long.toString(kernels.stream()
                .map(kernel -> best(where, kernel))
                .filter(finding -> finding != null && List.of(verdicts).contains(finding.verdict()))
                .count());
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

    private static List<String> cells(String... cells) {
        return new ArrayList<>(List.of(cells));
    }

    private static void begin(StringBuilder text, List<String> head) {
        append(text, head);
        append(text, head.stream().map(cell -> "---").toList());
    }

    private static void append(StringBuilder text, List<String> row) {
        text.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
}
