package dev.stranded.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one row.
 *
 * @param row what it is
 * @param forks for each variant a fork a round, in the order of the rounds
 */
record Measured(Row row, Map<Variant, List<Fork>> forks) {
    /** A baseline that varies more than this on its own is no measure for anything. */
    private static final double MOST_SPREAD = 0.05;

    /** Fewer rounds show no spread. */
    private static final int LEAST_ROUNDS = 3;

    List<Double> of(Variant variant, ToDoubleFunction<Fork> figure) {
        List<Fork> measured = forks.getOrDefault(variant, List.of());
        return measured.stream().mapToDouble(figure).boxed().toList();
    }

    double median(Variant variant, ToDoubleFunction<Fork> figure) {
        return Figures.median(of(variant, figure));
    }

    /**
     * How much the throughput varies on its own, from fork to fork; within one JVM, where each measurement is compared
     * with the one next to it, how much the ratios do.
     */
    double spread(Variant variant) {
        return Figures.spread(
                variant == Variant.AWAY ? ratios(Variant.OURS, variant) : of(variant, Fork::opsPerSecond));
    }

    /** The ratios of one variant's throughput to another's, round by round. */
    List<Double> ratios(Variant variant, Variant beside) {
        return Figures.ratios(of(variant, Fork::opsPerSecond), of(beside, Fork::opsPerSecond));
    }

    /** The ratios of processor time an operation, round by round. */
    List<Double> cpuRatios(Variant variant, Variant beside) {
        return Figures.ratios(of(variant, Fork::cpuNanosPerOp), of(beside, Fork::cpuNanosPerOp));
    }

    /** What the agent is compared with: what the bar names, or no agent where there is no bar. */
    Variant baseline() {
        if (forks.containsKey(Variant.AWAY)) {
            return Variant.AWAY;
        }
        Bar bar = row.bar();
        return bar == null ? Variant.NONE : bar.beside();
    }

    /** Why a ratio to this variant means nothing. */
    String doubt(Variant beside) {
        return rounds(beside) < LEAST_ROUNDS
                ? "fewer than " + LEAST_ROUNDS + " rounds"
                : String.format(Locale.ROOT, "spread %.1f %%", 100 * spread(beside));
    }

    /** Whether a ratio to this variant means anything. */
    boolean isSteady(Variant beside) {
        return rounds(beside) >= LEAST_ROUNDS && spread(beside) < MOST_SPREAD;
    }

    private int rounds(Variant variant) {
        return forks.getOrDefault(variant, List.of()).size();
    }
}
