package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Waiting for a condition ends as soon as it holds, without a word to those that were told to go on until it is done.
 *
 * <p>kubernetes#70277. Fixed: it says at its end that it is done.
 */
public final class PollerDone extends Kernel {
    private static final int MOST_TICKS = 20;

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        BlockingQueue<String> ticks = new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> poll(ticks, done))).start();
        threads.newThread(() -> perform(done::await)).start(); // mark waiter in run
        ticks.take();
        if (fixed) {
            done.countDown();
        }
    }

    private static void poll(BlockingQueue<String> ticks, CountDownLatch done) throws InterruptedException {
        for (int i = 0; i < MOST_TICKS && !done.await(1, TimeUnit.MILLISECONDS); i++) {
            ticks.offer("tick", 10, TimeUnit.MILLISECONDS);
        }
    }
}
