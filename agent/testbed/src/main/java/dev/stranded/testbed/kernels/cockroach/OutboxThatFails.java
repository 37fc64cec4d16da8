package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * An outbox fails as it starts and leaves its channel of rows open, so those that push rows wait at the full channel.
 *
 * <p>cockroach#35073. Fixed: it closes the channel, which lets them go on.
 */
public final class OutboxThatFails extends Kernel {
    private static final int ROWS = 16;

    private final BlockingQueue<String> rows = new ArrayBlockingQueue<>(ROWS);
    private volatile boolean closed;

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        for (int i = 0; i < ROWS; i++) {
            push();
        }
        threads.newThread(() -> perform(this::push)).start(); // mark pusher in run
        threads.newThread(() -> startOutbox(started)).start();
        started.await();
        threads.newThread(() -> perform(this::push)).start(); // mark late-pusher in run
    }

    private void push() throws InterruptedException {
        if (!closed) {
            rows.put("row");
        }
    }

    private void startOutbox(CountDownLatch started) {
        if (fixed) {
            closed = true;
            rows.clear();
        }
        started.countDown();
    }
}
