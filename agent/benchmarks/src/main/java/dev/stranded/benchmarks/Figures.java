package dev.stranded.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic of the tables. */
final class Figures {
    /** So many standard deviations to either side hold 95 % of a normal distribution. */
    private static final double NORMAL_95 = 1.96;

    private Figures() {}

    static double median(List<Double> values) {
        return quantile(values, 0.5);
    }

    /** How far apart the ends of the middle half are, as a part of the median. */
    static double spread(List<Double> values) {
        return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values);
    }

    /** How far apart the largest and the smallest are, as a part of the median. */
    static double range(List<Double> values) {
        return (quantile(values, 1) - quantile(values, 0)) / median(values);
    }

    /**
     * How far from a half the parts are between whose quantiles the true median lies with 95 %, given so many values of
     * whatever distribution: how many fall below it is binomial (Conover, Practical Nonparametric Statistics, 1999,
     * 3.2).
     */
    static double partAroundMedian(int values) {
        return Math.min(0.5, NORMAL_95 / 2 / Math.sqrt(values));
    }

    /** The ratios of values that were measured one after the other, round by round. */
    static List<Double> ratios(List<Double> values, List<Double> beside) {
        if (values.size() != beside.size()) {
            throw new IllegalArgumentException(values.size() + " values beside " + beside.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / beside.get(i));
        }
        return ratios;
    }

    /** The value below which this part of the values lies, interpolated between two of them where it falls there. */
    static double quantile(List<Double> values, double part) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
