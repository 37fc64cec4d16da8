package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import dev.stranded.testbed.kernels.WriterFirstLock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * The scan of a store's replicas takes its lock for reading twice in one chain of calls, and a writer comes in between.
 *
 * <p>cockroach#3710. Fixed: the second time it is taken for granted.
 */
public final class RaftStatus extends Kernel {
    private final WriterFirstLock store = new WriterFirstLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch scanning = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> scan(scanning))).start(); // mark scanner in run
        threads.newThread(() -> perform(() -> process(scanning))).start(); // mark processor in run
    }

    private void scan(CountDownLatch scanning) throws InterruptedException {
        store.lockForReading();
        try {
            scanning.countDown();
            await(store::isWaitedFor);
            shouldQueue();
        } finally {
            store.unlockAfterReading();
        }
    }

    private void shouldQueue() {
        if (fixed) {
            work();
            return;
        }
        store.lockForReading();
        try {
            work();
        } finally {
            store.unlockAfterReading();
        }
    }

    private void process(CountDownLatch scanning) throws InterruptedException {
        scanning.await();
        store.lockForWriting();
        try {
            work();
        } finally {
            store.unlockAfterWriting();
        }
    }
}
