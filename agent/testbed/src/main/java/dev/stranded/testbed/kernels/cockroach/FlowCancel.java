package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * The cancellation of a flow is pushed to one stream after the other: at the first, which is full, it waits, and the
 * second never hears of it, which is the one that the reader waits for.
 *
 * <p>cockroach#35931. Fixed: each stream is told by a task of its own.
 */
public final class FlowCancel extends Kernel {
    private final BlockingQueue<String> left = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<String> right = new ArrayBlockingQueue<>(1);

    @Override
    protected void run(ThreadFactory threads) {
        left.add("row");
        threads.newThread(() -> perform(this::read)).start(); // mark reader in run
        threads.newThread(() -> perform(() -> cancel(threads))).start(); // mark canceller in run
    }

    private void read() throws InterruptedException {
        right.take();
        left.take();
        work();
    }

    private void cancel(ThreadFactory threads) throws InterruptedException {
        if (fixed) {
            threads.newThread(() -> perform(() -> left.put("cancelled"))).start();
        } else {
            left.put("cancelled");
        }
        right.put("cancelled");
    }
}
