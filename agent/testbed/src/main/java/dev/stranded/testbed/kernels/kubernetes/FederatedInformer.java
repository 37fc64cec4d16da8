package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Taking a change from the queue locks the queue and then the informer; asking the informer whether it is up to date
 * locks the informer and then the queue. Stopping the informer waits for its lock as well.
 *
 * <p>kubernetes#30872. Fixed: the queue is asked outside the informer's lock.
 */
public final class FederatedInformer extends Kernel {
    private final ReentrantLock informer = new ReentrantLock();
    private final Lock queue = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch both = new CountDownLatch(2);
        threads.newThread(() -> perform(() -> pop(both))).start(); // mark controller in run
        threads.newThread(() -> perform(() -> reconcile(both))).start(); // mark reconciler in run
        threads.newThread(() -> perform(() -> stop(both))).start(); // mark stopper in run
    }

    private void pop(CountDownLatch both) throws InterruptedException {
        queue.lock();
        try {
            meet(both);
            informer.lock();
            try {
                work();
            } finally {
                informer.unlock();
            }
        } finally {
            queue.unlock();
        }
    }

    private void reconcile(CountDownLatch both) throws InterruptedException {
        informer.lock();
        try {
            meet(both);
            if (!fixed) {
                hasSynced();
            }
        } finally {
            informer.unlock();
        }
        if (fixed) {
            hasSynced();
        }
    }

    private void hasSynced() {
        queue.lock();
        try {
            work();
        } finally {
            queue.unlock();
        }
    }

    private void stop(CountDownLatch both) throws InterruptedException {
        both.await();
        informer.lock();
        try {
            work();
        } finally {
            informer.unlock();
        }
    }
}
