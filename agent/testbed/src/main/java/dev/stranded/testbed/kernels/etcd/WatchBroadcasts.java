package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stopping waits for the end of the task that coalesces broadcasts, and holds the lock which that one needs to go on.
 *
 * <p>etcd#6873. Fixed: the wait is outside the lock.
 */
public final class WatchBroadcasts extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> updates = new ArrayBlockingQueue<>(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        updates.add("update");
        threads.newThread(() -> perform(() -> coalesce(held))).start(); // mark coalescer in run
        threads.newThread(() -> perform(() -> stop(held))).start(); // mark stopper in run
    }

    private void coalesce(CountDownLatch held) throws InterruptedException {
        updates.take();
        held.await();
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
        done.countDown();
    }

    private void stop(CountDownLatch held) throws InterruptedException {
        lock.lock();
        try {
            held.countDown();
            if (!fixed) {
                done.await();
            }
        } finally {
            lock.unlock();
        }
        done.await();
    }
}
