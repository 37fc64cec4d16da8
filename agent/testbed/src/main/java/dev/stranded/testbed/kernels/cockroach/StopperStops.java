package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whoever stops waits for the workers while it holds the lock that a worker needs to begin.
 *
 * <p>cockroach#1055. Fixed: the lock is given back before the wait.
 */
public final class StopperStops extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch workers = new CountDownLatch(1);
    private volatile boolean draining;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> workUntilStopped(seen, held))).start(); // mark worker in run
        threads.newThread(() -> perform(() -> stop(seen, held))).start(); // mark stopper in run
    }

    private void workUntilStopped(CountDownLatch seen, CountDownLatch held) throws InterruptedException {
        if (!draining) {
            seen.countDown();
            held.await();
            lock.lock();
            try {
                work();
            } finally {
                lock.unlock();
            }
        }
        stopping.await();
        workers.countDown();
    }

    private void stop(CountDownLatch seen, CountDownLatch held) throws InterruptedException {
        seen.await();
        lock.lock();
        try {
            draining = true;
            held.countDown();
            stopping.countDown();
            if (!fixed) {
                workers.await();
            }
        } finally {
            lock.unlock();
        }
        workers.await();
    }
}
