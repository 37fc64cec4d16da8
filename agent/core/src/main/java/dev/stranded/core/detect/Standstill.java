package dev.stranded.core.detect;

import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitTally;

/**
 * Tells where the tasks of a spawn site pile up because one of them holds a lock for long that all need: it is known
 * and goes on, so they will, too.
 *
 * <p>It is no standstill where tasks end meanwhile, nor for many tasks or many thresholds' time.
 */
final class Standstill {
    private static final long LONGEST_THRESHOLDS = 8;

    /** What piled up drains for so long. */
    private static final long DRAIN_THRESHOLDS = 2;

    /** One in so many has waited for longer than the threshold: the others have come since. */
    private static final long PART = 4;

    private final long thresholdMillis;
    private long ended;
    private long endedMillis;
    private long stoodMillis = Long.MIN_VALUE / 2;

    Standstill(long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
    }

    /** Takes in a look; whether they stand still, or did until now. */
    boolean look(Tally tally, long clockMillis) {
        if (tally.site().ended() > ended || endedMillis == 0) {
            ended = tally.site().ended();
            endedMillis = clockMillis;
        }
        long standing = clockMillis - endedMillis;
        if (behindLiving(tally) * PART > tally.live() && standing >= thresholdMillis) {
            stoodMillis = clockMillis;
        }
        return clockMillis - stoodMillis < DRAIN_THRESHOLDS * thresholdMillis
                && standing < LONGEST_THRESHOLDS * thresholdMillis
                && tally.live() < UnboundedSpawn.MANY;
    }

    private static long behindLiving(Tally tally) {
        long behind = 0;
        for (WaitTally wait : tally.waits()) {
            behind += wait.behindLiving();
        }
        return behind;
    }
}
