package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A status is handed over under a lock that the task which takes statuses needs, too.
 *
 * <p>kubernetes#10182. Fixed: it is handed over outside the lock.
 */
public final class StatusManager extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> statuses = new SynchronousQueue<>();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> syncBatch(held))).start(); // mark synchroniser in run
        threads.newThread(() -> perform(() -> setStatuses(held))).start(); // mark setter in run
    }

    private void syncBatch(CountDownLatch held) throws InterruptedException {
        statuses.take();
        held.await();
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
        statuses.take();
    }

    private void setStatuses(CountDownLatch held) throws InterruptedException {
        statuses.put("running");
        lock.lock();
        try {
            held.countDown();
            if (!fixed) {
                statuses.put("ended");
            }
        } finally {
            lock.unlock();
        }
        if (fixed) {
            statuses.put("ended");
        }
    }
}
