package dev.stranded.testbed;

import java.time.Duration;

/** How long a test waits for something before it fails: long, because a machine under load is slow. */
final class Deadline {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long endNanos;

    private Deadline(Duration time) {
        this.endNanos = System.nanoTime() + time.toNanos();
    }

    static Deadline fromNow() {
        return new Deadline(PATIENCE);
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    boolean isOver() {
        return leftMillis() == 0;
    }

    /** Milliseconds left; 0 when it is over. */
    long leftMillis() {
        return Math.max(0, (endNanos - System.nanoTime() + 999_999) / 1_000_000);
    }
}
