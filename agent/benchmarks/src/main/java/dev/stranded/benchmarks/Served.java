package dev.stranded.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What a web server under load achieved, with an agent and without. */
interface Served {
    /** What is promised of the throughput's ratio to no agent. */
    double THROUGHPUT_AT_LEAST = 0.99;

    /** And of the 99th percentile's. */
    double P99_AT_MOST = 1.05;

    /** What was measured; the first is what the others are compared with. */
    Set<Variant> variants();

    /** That figure of each run, in their order. */
    List<Double> of(Variant variant, ToDoubleFunction<Run> figure);

    /** The ratios to the first variant, one of each comparison. */
    List<Double> ratios(Variant variant, ToDoubleFunction<Run> figure);

    /** The median of the {@link #ratios}. */
    default double ratio(Variant variant, ToDoubleFunction<Run> figure) {
        return Figures.median(ratios(variant, figure));
    }

    /**
     * What one server achieved in a turn: the medians of its spans.
     *
     * @param throughput answers a second, when asked as fast as it answers
     * @param rate the constant rate, in requests a second, at which the times were taken
     * @param cpuMicros the processor time of the whole JVM an answer then, in microseconds
     * @param p50 the median time of an answer, in microseconds
     * @param p99 its 99th percentile
     */
    record Run(double throughput, double rate, double cpuMicros, double p50, double p99) {
        /** The same with the times of more answers than those of this turn. */
        Run withTimes(double median, double percentile) {
            return new Run(throughput, rate, cpuMicros, median, percentile);
        }
    }

    /** The table of one JDK. */
    default Table table() {
        Table table = new Table(List.of(
                "agent",
                "answers/s",
                "ratio",
                "middle half",
                "median, with 95 %",
                "CPU an answer, µs",
                "its ratio",
                "p50, µs",
                "p99, µs",
                "p99's ratio",
                "middle half",
                "median, with 95 %",
                "bars"));
        for (Variant variant : variants()) {
            List<Double> throughput = ratios(variant, Run::throughput);
            List<Double> p99 = ratios(variant, Run::p99);
            table.add(List.of(
                    variant.label(),
                    Table.whole(Figures.median(of(variant, Run::throughput))),
                    Table.three(Figures.median(throughput)),
                    Table.middle(throughput),
                    Table.median95(throughput),
                    Table.whole(Figures.median(of(variant, Run::cpuMicros))),
                    Table.three(ratio(variant, Run::cpuMicros)),
                    Table.whole(Figures.median(of(variant, Run::p50))),
                    Table.whole(Figures.median(of(variant, Run::p99))),
                    Table.three(Figures.median(p99)),
                    Table.middle(p99),
                    Table.median95(p99),
                    variant == Variant.OURS ? bars(Figures.median(throughput), Figures.median(p99)) : "–"));
        }
        return table;
    }

    private static String bars(double throughput, double p99) {
        return "≥ " + Table.two(THROUGHPUT_AT_LEAST) + ": " + (throughput >= THROUGHPUT_AT_LEAST ? "met" : "missed")
                + ", p99 ≤ " + Table.two(P99_AT_MOST) + ": " + (p99 <= P99_AT_MOST ? "met" : "missed");
    }
}
