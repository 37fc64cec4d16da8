package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * The release of a lease locks the lease and then the cache of names; a look-up by name locks them the other way round.
 *
 * <p>cockroach#7504. Fixed: the release leaves the lease before it goes to the cache.
 */
public final class LeaseNames extends Kernel {
    private final Object lease = new Object();
    private final Object names = new Object();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch both = new CountDownLatch(2);
        threads.newThread(() -> perform(() -> acquireByName(both))).start(); // mark acquirer in run
        threads.newThread(() -> perform(() -> release(both))).start(); // mark releaser in run
    }

    private void acquireByName(CountDownLatch both) throws InterruptedException {
        synchronized (names) {
            meet(both);
            synchronized (lease) {
                work();
            }
        }
    }

    private void release(CountDownLatch both) throws InterruptedException {
        synchronized (lease) {
            meet(both);
            if (!fixed) {
                removeName();
            }
        }
        if (fixed) {
            removeName();
        }
    }

    private void removeName() {
        synchronized (names) {
            work();
        }
    }
}
