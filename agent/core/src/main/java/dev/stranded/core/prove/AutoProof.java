package dev.stranded.core.prove;

import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.JudgedTasks.Outcome;

/**
 * Decides when a proof is due that nobody has asked for: when tasks have waited for longer than the threshold and no
 * dump has said anything of them, and they have stopped becoming more, or have gone on doing so for long.
 *
 * <p>Ownership: the census thread.
 */
public final class AutoProof {
    private static final long LONGEST_THRESHOLDS = 8;

    private final long thresholdMillis;
    private final long everyMillis;
    private long lastMillis;
    private boolean proved;
    private long unjudged;
    private long sinceMillis;
    private long changedMillis;

    /** Decides for waits of {@code thresholdMillis}, at most once in {@code everyMillis}. */
    public AutoProof(long thresholdMillis, long everyMillis) {
        this.thresholdMillis = thresholdMillis;
        this.everyMillis = everyMillis;
    }

    /** Whether a proof is due after this look. */
    public boolean isDue(Look look) {
        long now = look.clockMillis();
        long before = unjudged;
        unjudged = unjudged(look);
        if (before == 0) {
            sinceMillis = now;
        }
        if (unjudged > before) {
            changedMillis = now;
        }
        boolean settled =
                now - changedMillis >= thresholdMillis || now - sinceMillis >= LONGEST_THRESHOLDS * thresholdMillis;
        return unjudged > 0 && settled && (!proved || now - lastMillis >= everyMillis);
    }

    /** A proof was begun after this look. */
    public void begun(Look look) {
        proved = true;
        lastMillis = look.clockMillis();
    }

    private static long unjudged(Look look) {
        long tasks = 0;
        for (Tally tally : look.tallies()) {
            for (WaitTally wait : tally.waits()) {
                tasks += wait.waitsLong() ? Math.max(0, wait.overThreshold() - judged(wait)) : 0;
            }
        }
        return tasks;
    }

    private static long judged(WaitTally wait) {
        long tasks = 0;
        for (Judged judged : wait.judged().keySet()) {
            tasks += judged.outcome() == Outcome.PROVEN && judged.goneOn() > 0
                    ? 0
                    : wait.judged().get(judged);
        }
        return tasks;
    }
}
