package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The timer that deletes a cached connection finds that it is needed after all, and ends with the cache's lock held.
 *
 * <p>grpc#3017. Fixed: the lock is given back on this way as well.
 */
public final class SubConnectionCache extends Kernel {
    private final Lock cache = new ReentrantLock();
    private final AtomicBoolean needed = new AtomicBoolean(true);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch fired = new CountDownLatch(1);
        threads.newThread(() -> delete(fired)).start();
        threads.newThread(() -> perform(() -> remove(fired))).start(); // mark remover in run
    }

    @SuppressWarnings("LockNotBeforeTry") // That is the bug.
    private void delete(CountDownLatch fired) {
        cache.lock();
        if (needed.get()) {
            if (fixed) {
                cache.unlock();
            }
            fired.countDown();
            return;
        }
        work();
        cache.unlock();
    }

    private void remove(CountDownLatch fired) throws InterruptedException {
        fired.await();
        cache.lock();
        try {
            work();
        } finally {
            cache.unlock();
        }
    }
}
