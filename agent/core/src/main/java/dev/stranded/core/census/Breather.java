package dev.stranded.core.census;

import java.util.concurrent.locks.LockSupport;

/**
 * Has a look pause again and again, so that no thread of the application waits for the processor for as long as a whole
 * look takes, where they share one.
 *
 * <p>Who lives and what blocks whom is read without a pause: a task that ends must not be missed together with the one
 * that it has started. A pause comes before or after that, and between the pieces of what follows from it.
 *
 * <p>Threads: one looks at a time; {@link #hurry} may be called by any.
 */
public final class Breather {
    /** An answer that is late by so much, and by what one piece of work takes more, is not later than others are. */
    private static final long WORK_NANOS = 50_000;

    /** Long enough for the application to be done with what has waited meanwhile. */
    private static final long PAUSE_NANOS = 2_000_000;

    /** All pauses of a look are such a part of the time from one look to the next at most. */
    private static final int PART = 10;

    private final long mostNanos;
    private boolean mayPause;
    private long leftNanos;
    private long since;
    private long pausedNanos;
    private volatile boolean hurries;

    /** Makes one for looks that come {@code sampleMillis} apart, or more. */
    public Breather(long sampleMillis) {
        this.mostNanos = sampleMillis * 1_000_000 / PART;
    }

    /** The look that begins now may pause: nobody waits for it. */
    public void begin() {
        mayPause = mostNanos >= PAUSE_NANOS;
        leftNanos = mostNanos;
        since = System.nanoTime();
    }

    /** That look is over. */
    public void end() {
        mayPause = false;
    }

    /** For how long all looks have paused. */
    public long pausedMillis() {
        return pausedNanos / 1_000_000;
    }

    /** Pauses, where it is time to: called between two pieces of a look's work. */
    public void breathe() {
        if (!mayPause) {
            return;
        }
        long now = System.nanoTime();
        if (now - since >= WORK_NANOS && !hurries) {
            LockSupport.parkNanos(PAUSE_NANOS);
            since = System.nanoTime();
            pausedNanos += since - now;
            leftNanos -= since - now;
            mayPause = leftNanos >= PAUSE_NANOS;
        }
    }

    /** No more pauses, from now on: somebody waits. */
    public void hurry() {
        hurries = true;
    }
}
