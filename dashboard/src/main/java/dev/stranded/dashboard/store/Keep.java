package dev.stranded.dashboard.store;

/**
 * How long and how much a store keeps.
 *
 * @param days so long a JVM that is gone, and a finding that is over, is kept
 * @param bytes so much is kept in all; of more, the oldest of what is over goes first
 */
public record Keep(int days, long bytes) {
    /** What is kept unless something else is said. */
    public static final Keep USUAL = ofMegabytes(30, 2_048);

    private static final int MEGABYTE_BITS = 20;
    private static final long DAY_MILLIS = 24 * 60 * 60_000L;

    /** So many days and megabytes. */
    public static Keep ofMegabytes(int days, long megabytes) {
        return new Keep(days, megabytes << MEGABYTE_BITS);
    }

    long millis() {
        return days * DAY_MILLIS;
    }
}
