package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A request is given up after a while, and nobody takes the outcome that comes later.
 *
 * <p>kubernetes#5316. Fixed: the outcome has a place to lie in.
 */
public final class FinishRequest extends Kernel {
    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> outcome = fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>();
        CountDownLatch givenUp = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> handle(outcome, givenUp))).start(); // mark handler in run
        outcome.poll(1, TimeUnit.MILLISECONDS);
        givenUp.countDown();
    }

    private static void handle(BlockingQueue<String> outcome, CountDownLatch givenUp) throws InterruptedException {
        givenUp.await();
        outcome.put("late");
    }
}
