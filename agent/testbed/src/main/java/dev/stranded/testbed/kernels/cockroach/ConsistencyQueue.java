package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * To learn whether the store is draining, a check waits until it is.
 *
 * <p>cockroach#25456. Fixed: it looks, and does not wait.
 */
public final class ConsistencyQueue extends Kernel {
    private final CountDownLatch quiescing = new CountDownLatch(1);

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(this::process)).start(); // mark checker in run
    }

    private void process() throws InterruptedException {
        if (fixed) {
            if (quiescing.getCount() == 0) {
                return;
            }
        } else {
            quiescing.await();
        }
        work();
    }
}
