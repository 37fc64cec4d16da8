package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import dev.stranded.testbed.kernels.WriterFirstLock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * A look-up that holds the cache's lock for reading prints the cache, for which it is locked again, while another
 * look-up waits to write.
 *
 * <p>cockroach#6181. Fixed: what is printed is made without the lock.
 */
public final class RangeCache extends Kernel {
    private final WriterFirstLock cache = new WriterFirstLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch printing = new CountDownLatch(1);
        CountDownLatch lookUps = new CountDownLatch(2);
        threads.newThread(() -> perform(lookUps::await)).start(); // mark tester in run
        threads.newThread(() -> perform(() -> print(printing, lookUps))).start(); // mark printer in run
        threads.newThread(() -> perform(() -> insert(printing, lookUps))).start(); // mark inserter in run
    }

    private void print(CountDownLatch printing, CountDownLatch lookUps) throws InterruptedException {
        cache.lockForReading();
        try {
            printing.countDown();
            await(cache::isWaitedFor);
            if (!fixed) {
                cache.lockForReading();
                cache.unlockAfterReading();
            }
        } finally {
            cache.unlockAfterReading();
        }
        lookUps.countDown();
    }

    private void insert(CountDownLatch printing, CountDownLatch lookUps) throws InterruptedException {
        printing.await();
        cache.lockForWriting();
        try {
            work();
        } finally {
            cache.unlockAfterWriting();
        }
        lookUps.countDown();
    }
}
