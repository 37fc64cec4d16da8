package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
import dev.stranded.core.census.WaitTally;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the number of long waits at one place has grown. */
final class WaitGrowth {
    private static final int RISES = 3;
    private static final int FEWEST = 3;
    private static final int REFUTING_PART = 10;

    private final long thresholdMillis;
    private final Idling idling;
    private long over;
    private long overAtFirstRise;
    private long peak;
    private long left;
    private int rises;
    private long firstRiseMillis;
    private final long knownFromMillis;
    private long lastServedMillis = Long.MIN_VALUE / 2;
    private int blockerMark;
    private Instant firstAt = Instant.EPOCH;
    private Instant lastRiseAt = Instant.EPOCH;
    private Instant lastCollectedAt = Instant.EPOCH;
    private long collected;
    private long collectedNow;
    private boolean suspected;
    private boolean forsaken;
    private @Nullable Instant clearedAt;

    /** Of a place that became known at that time; asks {@code loops} whether a frame may stand in a loop. */
    WaitGrowth(StrandedPlace place, long knownFromMillis, Predicate<StackTraceElement> loops, long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
        this.idling = new Idling(place.blocked(), loops, thresholdMillis);
        this.knownFromMillis = knownFromMillis;
    }

    void collect(long tasks, Instant at) {
        collected += tasks;
        collectedNow += tasks;
        lastCollectedAt = at;
    }

    /**
     * Takes in a look.
     *
     * @param living how many tasks of the spawn site live
     * @param previousLookMillis when the look before it was taken
     * @param servedMillis when somebody was last served, by the mark of what the tasks were blocked on
     */
    void add(Look look, WaitTally wait, long living, long previousLookMillis, Map<Integer, Long> servedMillis) {
        idling.add(look.clockMillis(), living);
        blockerMark = wait.blockerMark();
        long othersServedMillis = servedMillis.getOrDefault(blockerMark, lastServedMillis);
        if (othersServedMillis > lastServedMillis) {
            served(othersServedMillis);
        }
        boolean helped = (wait.behindLiving() + wait.aboveLiving()) * 2 > wait.overThreshold();
        if (wait.servedSince() || helped) {
            served(look.clockMillis());
        }
        long nowOver = wait.overThreshold();
        boolean more = nowOver > over + wait.newlyKnown();
        take(look, nowOver, wait.newlyOverThreshold() + wait.newlyKnown(), servedMillis);
        if (more && previousLookMillis - Math.max(lastServedMillis, knownFromMillis) >= thresholdMillis) {
            rise(look);
        }
    }

    /** Nobody waits here any more. */
    void end(Look look, Map<Integer, Long> servedMillis) {
        take(look, 0, 0, servedMillis);
    }

    private void take(Look look, long nowOver, long arrived, Map<Integer, Long> servedMillis) {
        long leftNow = Math.max(0, over + arrived - nowOver - collectedNow);
        collectedNow = 0;
        left += leftNow;
        over = nowOver;
        peak = Math.max(peak, nowOver);
        if (leftNow > 0) {
            served(look.clockMillis());
        }
        if (leftNow > 0 && blockerMark != 0) {
            servedMillis.put(blockerMark, lastServedMillis);
        }
    }

    private void served(long clockMillis) {
        lastServedMillis = clockMillis;
        if (!suspected) {
            restart();
        }
    }

    private void rise(Look look) {
        if (rises++ == 0) {
            overAtFirstRise = over;
            firstRiseMillis = look.clockMillis();
            firstAt = look.at();
        }
        lastRiseAt = look.at();
        long sinceMillis = look.clockMillis() - firstRiseMillis;
        suspected |= rises >= RISES
                && over >= FEWEST
                && sinceMillis >= thresholdMillis
                && !idling.explains(over, over - overAtFirstRise, sinceMillis);
    }

    /** More than a few of them have gone on: the suspicion was wrong. */
    boolean refuted() {
        return left * REFUTING_PART >= peak;
    }

    /** Forgets what was suspected before a dump of that time cleared it; whether anything was. */
    boolean clear(Instant dump) {
        if (!(suspected || forsaken) || dump.equals(clearedAt)) {
            return false;
        }
        clearedAt = dump;
        forsaken = false;
        restart();
        return true;
    }

    void restart() {
        suspected = false;
        rises = 0;
        left = 0;
        peak = over;
    }

    /** How many wait for longer than the threshold. */
    long over() {
        return over;
    }

    /** How many have gone on since the number began to rise. */
    long left() {
        return left;
    }

    /** At how many looks the number has risen. */
    int rises() {
        return rises;
    }

    /** When it rose first. */
    Instant firstAt() {
        return firstAt;
    }

    /** When it rose last. */
    Instant lastRiseAt() {
        return lastRiseAt;
    }

    /** When somebody was last seen to be served. */
    long lastServedMillis() {
        return lastServedMillis;
    }

    /** How many the garbage collector took. */
    long collected() {
        return collected;
    }

    /** When it last took one. */
    Instant lastCollectedAt() {
        return lastCollectedAt;
    }

    /** When a heap dump last cleared what was suspected; null: never. */
    @Nullable
    Instant clearedAt() {
        return clearedAt;
    }

    /** Whether it looks as if they were stranded. */
    boolean suspected() {
        return suspected;
    }

    /** Whether it was told that nobody is left who can release them. */
    boolean forsaken() {
        return forsaken;
    }

    void forsaken(boolean told) {
        forsaken = told;
    }
}
