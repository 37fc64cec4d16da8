package dev.stranded.demo.chart;

import java.util.ArrayList;
import java.util.List;

/** Where a value stands between two ends of a picture, and which round values are written there. */
final class Axis {
    private static final double[] ROUND = {1, 2, 5, 10};

    private final double from;
    private final double to;
    private final double fromPixel;
    private final double toPixel;
    private final boolean logarithmic;

    private Axis(double from, double to, double fromPixel, double toPixel, boolean logarithmic) {
        this.from = from;
        this.to = to;
        this.fromPixel = fromPixel;
        this.toPixel = toPixel;
        this.logarithmic = logarithmic;
    }

    /** From 0 to a round value that is not below {@code most}. */
    static Axis linear(double most, int steps, double fromPixel, double toPixel) {
        double step = step(most, steps);
        return new Axis(0, Math.max(step, Math.ceil(most / step - 1e-9) * step), fromPixel, toPixel, false);
    }

    /** From 0 to exactly {@code most}. */
    static Axis exact(double most, double fromPixel, double toPixel) {
        return new Axis(0, Math.max(most, 1e-9), fromPixel, toPixel, false);
    }

    /** By powers of ten, around the values that there are. */
    static Axis powers(double least, double most, double fromPixel, double toPixel) {
        double from = Math.pow(10, Math.floor(Math.log10(least)));
        double to = Math.pow(10, Math.ceil(Math.log10(Math.max(most, from * 10)) - 1e-9));
        return new Axis(from, to, fromPixel, toPixel, true);
    }

    double pixel(double value) {
        double part = logarithmic
                ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return fromPixel + part * (toPixel - fromPixel);
    }

    /** The values to write, no more than {@code steps} and one. */
    List<Double> ticks(int steps) {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = from; tick <= to * 1.001; tick *= 10) {
                ticks.add(tick);
            }
            return ticks;
        }
        double step = step(to, steps);
        for (int i = 0; i * step <= to * 1.001; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static double step(double most, int steps) {
        double rough = Math.max(most, 1e-9) / steps;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double round : ROUND) {
            if (round * power >= rough * 0.999) {
                return round * power;
            }
        }
        throw new AssertionError("ten times the power of ten below it is never too small");
    }
}
