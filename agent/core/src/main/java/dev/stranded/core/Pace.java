package dev.stranded.core;

/**
 * How soon after a look the next one comes.
 *
 * @param sampleMillis from the beginning of one to that of the next, where nothing speaks against it
 * @param longestSampleMillis how far apart they may be for the application's sake
 * @param threadsAreListed false where virtual threads leave witnesses, which are to be taken up before they are many
 */
record Pace(long sampleMillis, long longestSampleMillis, boolean threadsAreListed) {
    /** Looks that take one part in so many of a processor's time are noticed by nobody. */
    private static final int UNNOTICED = 4_000;

    /** Who watches may have a hundredth of a processor. */
    private static final int WATCHED = 100;

    private static final int LONGEST_PAUSE = 10;

    /**
     * So long after a look the next one comes: later than usual where looks would take more than a 4,000th of a core,
     * or a hundredth while somebody watches, but not where virtual threads leave witnesses; and where they take long,
     * so late that the census takes half of a core at most.
     */
    long pauseMillis(long spentMillis, boolean watched) {
        long parts = watched ? WATCHED : UNNOTICED;
        long unnoticed = threadsAreListed ? Math.min(parts * spentMillis, longestSampleMillis) : sampleMillis;
        return Math.max(
                Math.max(1, Math.max(sampleMillis, unnoticed) - spentMillis),
                Math.min(spentMillis, LONGEST_PAUSE * sampleMillis));
    }
}
