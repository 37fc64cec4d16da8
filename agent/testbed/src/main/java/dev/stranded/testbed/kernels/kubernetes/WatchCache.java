package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * A cacher locks itself and then its store; an event locks the store and then, to tell it, the cacher.
 *
 * <p>kubernetes#13135. Fixed: the store is left before the cacher is told.
 */
public final class WatchCache extends Kernel {
    private final Object cacher = new Object();
    private final Object store = new Object();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch both = new CountDownLatch(2);
        threads.newThread(() -> perform(() -> startCaching(both))).start(); // mark cacher in run
        threads.newThread(() -> perform(() -> addEvent(both))).start(); // mark adder in run
    }

    private void startCaching(CountDownLatch both) throws InterruptedException {
        synchronized (cacher) {
            meet(both);
            synchronized (store) {
                work();
            }
        }
    }

    private void addEvent(CountDownLatch both) throws InterruptedException {
        synchronized (store) {
            meet(both);
            if (!fixed) {
                tellCacher();
            }
        }
        if (fixed) {
            tellCacher();
        }
    }

    private void tellCacher() {
        synchronized (cacher) {
            work();
        }
    }
}
