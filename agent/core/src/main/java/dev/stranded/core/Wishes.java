package dev.stranded.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What dashboards want of the looks to come.
 *
 * <p>Any thread may call it.
 */
final class Wishes {
    /** A dashboard says again with each answer that somebody watches, and a look in between may take long. */
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final AtomicBoolean threads = new AtomicBoolean();
    private volatile long watchedUntilNanos = System.nanoTime();

    /** A look at every task is wanted. */
    void wantThreads() {
        threads.set(true);
    }

    /** Whether a look at every task is wanted. */
    boolean areThreadsWanted() {
        return threads.get();
    }

    /** Whether it was wanted until now: it is to be taken. */
    boolean takeThreads() {
        return threads.getAndSet(false);
    }

    /** Somebody watches the looks as they come. */
    void watch() {
        watchedUntilNanos = System.nanoTime() + WATCHED_NANOS;
    }

    /** Whether somebody does, as far as is known. */
    boolean isWatched() {
        return System.nanoTime() - watchedUntilNanos < 0;
    }
}
