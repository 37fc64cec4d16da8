package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A loop is left with its lock held, so the next task that wants it waits for ever.
 *
 * <p>cockroach#584. Fixed: the lock is given back on the way out.
 */
public final class GossipShutdown extends Kernel {
    private final Lock lock = new ReentrantLock();
    private volatile boolean closed;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch left = new CountDownLatch(1);
        closed = true;
        threads.newThread(() -> bootstrap(left)).start();
        threads.newThread(() -> perform(() -> manage(left))).start(); // mark manager in run
    }

    @SuppressWarnings("LockNotBeforeTry") // That is the bug.
    private void bootstrap(CountDownLatch left) {
        while (true) {
            lock.lock();
            if (closed) {
                if (fixed) {
                    lock.unlock();
                }
                break;
            }
            lock.unlock();
        }
        left.countDown();
    }

    private void manage(CountDownLatch left) throws InterruptedException {
        left.await();
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
    }
}
