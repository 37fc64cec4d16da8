package dev.stranded.core.census;

/**
 * Tells from look to look whether a task that was blocked on a thing, however briefly, has gone on since.
 *
 * <p>Things are told apart by their marks; of the first 65,536 of a look it is known.
 */
final class Turnover {
    private final BlockerCounts stayed = new BlockerCounts();
    private BlockerCounts before = new BlockerCounts();
    private BlockerCounts now = new BlockerCounts();

    /** Begins a look. */
    void look() {
        BlockerCounts oldest = before;
        before = now;
        now = oldest;
        now.clear();
        stayed.clear();
    }

    /** Takes in a task that is blocked on what has this mark; {@code still} if it was at the look before. */
    void waits(int mark, boolean still) {
        now.count(mark);
        if (still && before.of(mark) > 0) {
            stayed.count(mark);
        }
    }

    /** Whether one that was blocked on it at the look before is no more. */
    boolean hasGoneOn(int mark) {
        return before.of(mark) > stayed.of(mark);
    }
}
