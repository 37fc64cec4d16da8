package dev.stranded.dist;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.programs.KernelRun;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What was said of each program that a test has watched to its end: a table beside the agent's jar, which is written
 * anew with each program.
 */
final class Catalogue {
    private static final List<Said> SAID = new ArrayList<>();
    private static final TreeSet<String> SILENT = new TreeSet<>();

    private Catalogue() {}

    /** Takes in a program that has ended. The kernels have a table of their own. */
    static synchronized void add(ChildProgram program, Findings findings) {
        String run = program.name() + ", " + program.jdk();
        if (run.startsWith(KernelRun.class.getSimpleName())) {
            return;
        }
        List<Finding> all = findings.all();
        for (Finding finding : all) {
            long millis = Duration.between(findings.hello().started(), finding.firstSeen())
                    .toMillis();
            SAID.add(Said.of(run, finding, (double) millis / findings.hello().thresholdMillis()));
        }
        if (all.isEmpty()) {
            SILENT.add(run);
        }
        write(AgentJar.path().resolveSibling("catalogue.md"));
    }

    private static void write(Path file) {
        StringBuilder text = new StringBuilder(1 << 16);
        SAID.sort(Comparator.comparing(Said::run).thenComparing(Said::site));
        text.append("# What was said of the programs of the test bed\n");
        for (FindingKind kind : FindingKind.values()) {
            List<Said> said = SAID.stream().filter(one -> one.kind == kind).toList();
            text.append("\n## ").append(kind).append("\n\n");
            row(text, List.of("Program", "Verdict", "Tasks", "Spawned or made at", "Thresholds after the JVM's start"));
            row(text, List.of("---", "---", "---", "---", "---"));
            said.forEach(one -> row(text, one.cells()));
        }
        text.append("\n## Nothing was said of\n\n");
        SILENT.forEach(run -> text.append("- ").append(run).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** One finding of one run. */
    private record Said(FindingKind kind, String run, String verdict, long count, String site, double thresholds) {
        static Said of(String run, Finding finding, double thresholds) {
            Finding.Site spawn = finding.spawn();
            String made = finding.channel() == null ? null : finding.channel().created();
            String site = spawn != null ? spawn.site() : made != null ? made : "unknown";
            return new Said(
                    finding.kind(),
                    run,
                    finding.verdict() + ", " + finding.state(),
                    finding.count(),
                    site.substring(site.lastIndexOf('(') + 1).replace(")", ""),
                    thresholds);
        }

        List<String> cells() {
            List<String> cells = new ArrayList<>(List.of(run, verdict, Long.toString(count), site));
            cells.add(String.format(Locale.ROOT, "%.1f", thresholds));
            return cells;
        }
    }
}
