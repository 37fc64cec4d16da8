package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.DumpReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Markdown table that is easy on the eye in a terminal, too. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(List<String> head) {
        lines.add(head);
    }

    void add(List<String> line) {
        lines.add(line);
    }

    /** The table of benchmarks on one JDK, with what was measured beside. */
    static Table of(List<Measured> all, List<Variant> beside) {
        List<String> head = new ArrayList<>(List.of(
                "benchmark",
                "none, ops/s",
                "its spread (range)",
                "empty:none",
                "ours:none",
                "ours:empty",
                "range of rounds",
                "CPU time (range)",
                "B/op none, empty, ours",
                "bar"));
        beside.forEach(variant -> head.add(variant.label() + ":none"));
        Table table = new Table(head);
        for (Measured measured : all) {
            Variant baseline = measured.baseline();
            List<Double> none = measured.of(Variant.NONE, Fork::opsPerSecond);
            List<String> line = new ArrayList<>(List.of(
                    measured.row().label(),
                    String.format(Locale.ROOT, "%,.0f", Figures.median(none)),
                    percent(Figures.spread(none)) + " (" + percent(Figures.range(none)) + ")",
                    ratio(measured, Variant.EMPTY, Variant.NONE),
                    ratio(measured, Variant.OURS, Variant.NONE),
                    ratio(measured, Variant.OURS, Variant.EMPTY),
                    range(measured.ratios(Variant.OURS, baseline)),
                    cpu(measured.cpuRatios(Variant.OURS, baseline)),
                    bytes(measured, Variant.NONE) + ", " + bytes(measured, Variant.EMPTY) + ", "
                            + bytes(measured, Variant.OURS),
                    verdict(measured)));
            beside.forEach(variant -> line.add(ratio(measured, variant, Variant.NONE)));
            table.lines.add(line);
        }
        return table;
    }

    /** The table of benchmarks on one JDK, in each of which the agent came and left. */
    static Table ofVisits(List<Measured> all) {
        Table table = new Table(List.of(
                "benchmark", "away, ops/s", "ours:away", "middle half of pairs", "CPU time (middle half)", "bar"));
        for (Measured measured : all) {
            List<Double> ratios = measured.ratios(Variant.OURS, Variant.AWAY);
            List<Double> cpu = measured.cpuRatios(Variant.OURS, Variant.AWAY);
            table.lines.add(List.of(
                    measured.row().label(),
                    String.format(Locale.ROOT, "%,.0f", measured.median(Variant.AWAY, Fork::opsPerSecond)),
                    three(Figures.median(ratios)),
                    middle(ratios),
                    three(Figures.median(cpu)) + " (" + middle(cpu) + ")",
                    verdict(measured)));
        }
        return table;
    }

    /** The table of start-up times on one JDK. */
    static Table of(Startup startup) {
        Table table = new Table(List.of("agent", "median, ms", "min–max, ms", "added, ms"));
        double none = Figures.median(startup.millis(Startup.NONE));
        for (String variant : startup.variants()) {
            List<Double> millis = startup.millis(variant);
            table.lines.add(List.of(
                    variant,
                    whole(Figures.median(millis)),
                    whole(Collections.min(millis)) + "–" + whole(Collections.max(millis)),
                    String.format(Locale.ROOT, "%+.0f", Figures.median(millis) - none)));
        }
        return table;
    }

    /** The table of what looks cost on one JDK. */
    static Table ofLooks(List<Looks> all) {
        Table table = new Table(List.of(
                "virtual threads",
                "stuck",
                "CPU a look, median, ms",
                "most, ms",
                "longest stop but for the collector's, ms"));
        for (Looks looks : all) {
            table.lines.add(List.of(
                    String.format(Locale.ROOT, "%,d", looks.tasks()),
                    String.format(Locale.ROOT, "%,d", looks.stuck()),
                    whole(Figures.median(looks.cpuMillis())),
                    whole(Collections.max(looks.cpuMillis())),
                    two(Collections.max(looks.stopMillis()))));
        }
        return table;
    }

    /** The table of how fast dumps were read on one JDK. */
    static Table ofReadings(List<Reading> all) {
        Table table = new Table(List.of(
                "dump, GB",
                "objects",
                "reader",
                "median, ms",
                "min–max, ms",
                "CPU, ms",
                "our index is × as fast",
                "our verdict is × as fast",
                "needed heap, MB"));
        for (Reading reading : all) {
            for (DumpReader reader : reading.reads().keySet()) {
                table.lines.add(table.reading(reading, reader));
            }
        }
        return table;
    }

    private List<String> reading(Reading reading, DumpReader reader) {
        List<Double> millis = reading.millis(reader);
        Integer heap = reading.heapMegabytes().get(reader);
        return List.of(
                two(reading.bytes() / 1e9),
                String.format(Locale.ROOT, "%,d", reading.objects()),
                reader.label(),
                whole(Figures.median(millis)),
                whole(Collections.min(millis)) + "–" + whole(Collections.max(millis)),
                whole(reading.median(reader, Reading.Once::cpuMillis)),
                reader.isOurs() ? "–" : two(reading.timesAsFast(DumpReader.INDEX, reader)),
                reader.isOurs() ? "–" : two(reading.timesAsFast(DumpReader.VERDICT, reader)),
                heap == null ? "–" : heap + " (1/" + Math.round((double) (reading.bytes() >> 20) / heap) + ")");
    }

    /** The lines of the table. */
    List<String> print() {
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            StringBuilder text = new StringBuilder("|");
            StringBuilder rule = new StringBuilder("|");
            for (int column = 0; column < lines.get(i).size(); column++) {
                String cell = lines.get(i).get(column);
                int width = width(column);
                text.append(' ')
                        .append(cell)
                        .append(" ".repeat(width - cell.length()))
                        .append(" |");
                rule.append(column == 0 ? "-" : " ").append("-".repeat(width)).append(column == 0 ? "-|" : ":|");
            }
            printed.add(text.toString());
            if (i == 0) {
                printed.add(rule.toString());
            }
        }
        return printed;
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String ratio(Measured measured, Variant variant, Variant beside) {
        return measured.isSteady(beside)
                ? two(Figures.median(measured.ratios(variant, beside)))
                : "not measured (" + measured.doubt(beside) + ")";
    }

    private static String verdict(Measured measured) {
        Bar bar = measured.row().bar();
        if (bar == null) {
            return "–";
        }
        Variant baseline = measured.baseline();
        String text = "≥ " + two(bar.atLeast()) + " of " + baseline.label() + ": ";
        if (!measured.isSteady(baseline)) {
            return text + "not measured";
        }
        boolean met = Figures.median(measured.ratios(Variant.OURS, baseline)) >= bar.atLeast();
        return text + (met ? "met" : "missed");
    }

    static String range(List<Double> ratios) {
        return two(Collections.min(ratios)) + "–" + two(Collections.max(ratios));
    }

    /** The ends of the middle half. */
    static String middle(List<Double> ratios) {
        return around(ratios, 0.25);
    }

    /** Between which the true median lies, with 95 %. */
    static String median95(List<Double> ratios) {
        return around(ratios, Figures.partAroundMedian(ratios.size()));
    }

    /** The quantiles so far below and above the median. */
    private static String around(List<Double> ratios, double part) {
        return three(Figures.quantile(ratios, 0.5 - part)) + "–" + three(Figures.quantile(ratios, 0.5 + part));
    }

    private static String cpu(List<Double> ratios) {
        return two(Figures.median(ratios)) + " (" + range(ratios) + ")";
    }

    private static String bytes(Measured measured, Variant variant) {
        return whole(measured.median(variant, Fork::bytesPerOp));
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}
