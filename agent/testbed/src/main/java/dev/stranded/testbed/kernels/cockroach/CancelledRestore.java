package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A restore that is cancelled stops to take the spans that another task goes on to put.
 *
 * <p>cockroach#18101. Fixed: who puts them heeds the cancellation as well.
 */
public final class CancelledRestore extends Kernel {
    private static final int SPANS = 5;

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> ready = new ArrayBlockingQueue<>(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        threads.newThread(() -> perform(() -> scatter(ready, cancelled))).start(); // mark scatterer in run
        ready.take();
        cancelled.set(true);
    }

    private void scatter(BlockingQueue<String> ready, AtomicBoolean cancelled) throws InterruptedException {
        for (int i = 0; i < SPANS; i++) {
            if (!fixed) {
                ready.put("span");
            } else if (!handOver(ready, cancelled)) {
                return;
            }
        }
    }

    private static boolean handOver(BlockingQueue<String> ready, AtomicBoolean cancelled) throws InterruptedException {
        while (!cancelled.get()) {
            if (ready.offer("span", 5, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }
}
