package dev.stranded.core;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.Faults;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the agent has had too much of itself: hooks that have switched themselves off are said, each once.
 *
 * <p>Ownership: the census thread.
 */
final class Fuses {
    private static final int MOST_FAILURES_IN_A_ROW = 20;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final Voice voice;
    private final Set<Circuit> said = new HashSet<>();
    private int failures;
    private long pauseMillis;
    private boolean memoryWasShort;

    Fuses(Voice voice) {
        this.voice = voice;
    }

    /** A look has come off well. */
    void succeed() {
        failures = 0;
        pauseMillis = 0;
    }

    /**
     * A look has failed. Where the heap is full that is nobody's fault, and to try again at once would make it worse:
     * pauses grow.
     */
    void fail(Throwable e, long usualMillis) {
        if (e instanceof OutOfMemoryError) {
            memoryWasShort = true;
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(usualMillis, 2 * pauseMillis));
        } else {
            failures++;
            pauseMillis = 0;
        }
    }

    /** Whether the heap was full since this was last asked. */
    boolean memoryWasShort() {
        boolean was = memoryWasShort;
        memoryWasShort = false;
        return was;
    }

    /** How long to wait for the next look, which would be {@code usualMillis} if nothing had failed. */
    long pauseMillis(long usualMillis) {
        return Math.max(usualMillis, pauseMillis);
    }

    /** Why the agent is to do no more; null while all is well, or well enough. */
    @Nullable
    String blown(String lastFailure) {
        if (failures >= MOST_FAILURES_IN_A_ROW) {
            return "after " + failures + " looks failed in a row, the last with " + lastFailure;
        }
        if (Faults.off()) {
            return "after " + Faults.count() + " faults in its hooks, the last " + Faults.last();
        }
        for (Circuit circuit : Circuit.all()) {
            if (circuit.isTripped() && said.add(circuit)) {
                voice.say("has switched off the hooks that follow " + circuit.follows + " after " + circuit.faults()
                        + " faults, the last " + circuit.lastFault() + "; the others go on");
            }
        }
        return null;
    }
}
