package dev.stranded.testbed.kernels;

import java.util.concurrent.Semaphore;

/**
 * A lock for many readers or one writer that behaves as Go's does: a writer that waits holds back new readers, and
 * whoever has it and asks again waits like all others.
 *
 * <p>The JDK's own lets a reader in again, so that a task cannot be in its own way.
 */
public final class WriterFirstLock {
    private static final int ALL = 1_000;

    private final Semaphore permits = new Semaphore(ALL, true);

    /** Waits until no writer has it or has waited for longer. */
    public void lockForReading() {
        permits.acquireUninterruptibly();
    }

    /** Ends reading. */
    public void unlockAfterReading() {
        permits.release();
    }

    /** Waits until nobody has it. */
    public void lockForWriting() {
        permits.acquireUninterruptibly(ALL);
    }

    /** Ends writing. */
    public void unlockAfterWriting() {
        permits.release(ALL);
    }

    /** Whether somebody waits for it. */
    public boolean isWaitedFor() {
        return permits.hasQueuedThreads();
    }
}
