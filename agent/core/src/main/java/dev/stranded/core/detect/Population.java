package dev.stranded.core.detect;

/**
 * How many of a kind there are, busy and idle, for telling those that are added from those that fall idle.
 *
 * <p>When work ebbs away, more and more workers wait although there are no more of them than before.
 */
final class Population {
    private final Trend living;

    Population(long thresholdMillis) {
        living = new Trend(thresholdMillis);
    }

    void add(long clockMillis, long count) {
        living.add(clockMillis, count);
    }

    /** Whether so many more that wait are, within that time, for half of them at least more that there are. */
    boolean hasGrownWith(long more, long withinMillis) {
        return (living.last() - living.before(withinMillis)) * 2 >= more;
    }
}
