package dev.stranded.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a web server under load achieved.
 *
 * @param runs for each variant, round by round
 */
record Macro(Map<Variant, List<Run>> runs) {
    /** What is promised of the throughput's ratio to no agent. */
    static final double THROUGHPUT_AT_LEAST = 0.99;

    /** And of the 99th percentile's. */
    static final double P99_AT_MOST = 1.05;

    List<Double> of(Variant variant, ToDoubleFunction<Run> figure) {
        return runs.getOrDefault(variant, List.of()).stream()
                .mapToDouble(figure)
                .boxed()
                .toList();
    }

    /** The median of the rounds' ratios to no agent. */
    double ratio(Variant variant, ToDoubleFunction<Run> figure) {
        return Figures.median(ratios(variant, figure));
    }

    private List<Double> ratios(Variant variant, ToDoubleFunction<Run> figure) {
        return Figures.ratios(of(variant, figure), of(baseline(), figure));
    }

    private Variant baseline() {
        return List.of(Variant.NONE, Variant.AWAY, Variant.OFF).stream()
                .filter(runs::containsKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * What one server achieved: the medians of its spans.
     *
     * @param throughput answers a second, when asked as fast as it answers
     * @param rate the constant rate, in requests a second, at which the times were taken
     * @param cpuMicros the processor time of the whole JVM an answer then, in microseconds
     * @param p50 the median time of an answer, in microseconds
     * @param p99 its 99th percentile
     */
    record Run(double throughput, double rate, double cpuMicros, double p50, double p99) {}

    /** The table of one JDK. */
    Table table() {
        Table table = new Table(List.of(
                "agent",
                "answers/s",
                "ratio",
                "middle half of rounds",
                "median, with 95 %",
                "CPU an answer, µs",
                "its ratio",
                "p50, µs",
                "p99, µs",
                "p99's ratio",
                "middle half of rounds",
                "bars"));
        for (Variant variant : runs.keySet()) {
            double throughput = ratio(variant, Run::throughput);
            double p99 = ratio(variant, Run::p99);
            table.add(List.of(
                    variant.label(),
                    Table.whole(Figures.median(of(variant, Run::throughput))),
                    Table.three(throughput),
                    middle(variant, Run::throughput),
                    Table.median95(ratios(variant, Run::throughput)),
                    Table.whole(Figures.median(of(variant, Run::cpuMicros))),
                    Table.three(ratio(variant, Run::cpuMicros)),
                    Table.whole(Figures.median(of(variant, Run::p50))),
                    Table.whole(Figures.median(of(variant, Run::p99))),
                    Table.three(p99),
                    middle(variant, Run::p99),
                    variant == Variant.OURS ? bars(throughput, p99) : "–"));
        }
        return table;
    }

    private String middle(Variant variant, ToDoubleFunction<Run> figure) {
        return Table.middle(ratios(variant, figure));
    }

    /** The agent's work in the background goes on while its hooks are off, so that says nothing of the percentile. */
    private String bars(double throughput, double p99) {
        String first =
                "≥ " + Table.two(THROUGHPUT_AT_LEAST) + ": " + (throughput >= THROUGHPUT_AT_LEAST ? "met" : "missed");
        return baseline() == Variant.OFF
                ? first
                : first + ", p99 ≤ " + Table.two(P99_AT_MOST) + ": " + (p99 <= P99_AT_MOST ? "met" : "missed");
    }
}
