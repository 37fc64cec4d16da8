package dev.stranded.demo.contest;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A number behind a lock. */
final class LockedCounter implements Counter {
    private final Lock lock = new ReentrantLock();
    private long count;

    @Override
    public void add() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long total() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }
}
