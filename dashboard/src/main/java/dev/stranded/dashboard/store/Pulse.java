package dev.stranded.dashboard.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Beats when the store has changed, by this process or another. It carries no state: who wakes asks the store. */
public final class Pulse {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition beaten = lock.newCondition();
    private long beats;

    Pulse() {}

    /** Wakes all who wait. */
    public void beat() {
        lock.lock();
        try {
            beats++;
            beaten.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it has beaten. */
    public long beats() {
        lock.lock();
        try {
            return beats;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has beaten more often than {@code known}, or the time is over. */
    public void await(long known, long mostMillis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(mostMillis);
        lock.lockInterruptibly();
        try {
            while (beats <= known && left > 0) {
                left = beaten.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
