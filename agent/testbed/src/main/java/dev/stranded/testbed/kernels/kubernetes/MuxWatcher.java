package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An event is handed to a watcher under the lock that is needed to close the watcher, which has stopped to look.
 *
 * <p>kubernetes#1321. Fixed: a watcher says without the lock that it stops, and the hand-over heeds it.
 */
public final class MuxWatcher extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> results = new SynchronousQueue<>();
    private volatile boolean stopped;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch distributing = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> distribute(distributing))).start(); // mark distributor in run
        threads.newThread(() -> perform(() -> stop(distributing))).start(); // mark stopper in run
    }

    private void distribute(CountDownLatch distributing) throws InterruptedException {
        lock.lock();
        try {
            distributing.countDown();
            if (!fixed) {
                results.put("event");
                return;
            }
            while (!stopped && !results.offer("event", 1, TimeUnit.MILLISECONDS)) {
                work();
            }
        } finally {
            lock.unlock();
        }
    }

    private void stop(CountDownLatch distributing) throws InterruptedException {
        distributing.await();
        stopped = true;
        lock.lock();
        try {
            results.poll();
        } finally {
            lock.unlock();
        }
    }
}
