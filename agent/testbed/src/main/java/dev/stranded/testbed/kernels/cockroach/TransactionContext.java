package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * A transaction has a task that waits for the end of its context, and nobody ends it.
 *
 * <p>cockroach#13197. Fixed: the transaction is rolled back, which ends its context.
 */
public final class TransactionContext extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch ended = begin(threads);
        work();
        if (fixed) {
            ended.countDown();
        }
    }

    private CountDownLatch begin(ThreadFactory threads) {
        CountDownLatch ended = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> awaitDone(ended))).start(); // mark waiter in begin
        return ended;
    }

    private void awaitDone(CountDownLatch ended) throws InterruptedException {
        ended.await();
        work();
    }
}
