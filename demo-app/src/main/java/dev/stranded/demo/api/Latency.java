package dev.stranded.demo.api;

import java.util.SplittableRandom;

/**
 * How long the API takes for a request: log-normal, as most services are, so that the slow ones are much slower than
 * the usual ones. The same request takes the same time in every run of a seed.
 */
final class Latency {
    private static final double MEDIAN_MILLIS = 35;
    private static final double SPREAD = 0.4;
    private static final long MOST_MILLIS = 400;
    private static final int FAILS_ONE_IN = 100;

    private final long seed;

    Latency(long seed) {
        this.seed = seed;
    }

    /** For a webhook's id. */
    long millis(String id) {
        double millis = MEDIAN_MILLIS * Math.exp(SPREAD * random(id).nextGaussian());
        return Math.min(MOST_MILLIS, Math.round(millis));
    }

    /** Whether the first request for this id fails. */
    boolean failsFirst(String id) {
        return random(id).nextInt(FAILS_ONE_IN) == 0;
    }

    private SplittableRandom random(String id) {
        return new SplittableRandom(seed * 31 + id.hashCode());
    }
}
