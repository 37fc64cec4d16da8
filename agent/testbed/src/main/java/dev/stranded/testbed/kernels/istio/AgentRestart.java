package dev.stranded.testbed.kernels.istio;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * An agent ends, and the proxies that it has restarted have nobody to hand their status to.
 *
 * <p>istio#17860. Fixed: the statuses have a place to lie in.
 */
public final class AgentRestart extends Kernel {
    private static final int RESTARTS = 2;

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> statuses = fixed ? new ArrayBlockingQueue<>(RESTARTS) : new SynchronousQueue<>();
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> serve(statuses, cancelled, ended)))
                .start();
        cancelled.countDown();
        ended.await();
        for (int epoch = 0; epoch < RESTARTS; epoch++) {
            threads.newThread(() -> perform(() -> statuses.put("exited"))).start(); // mark proxy in run
        }
    }

    private void serve(BlockingQueue<String> statuses, CountDownLatch cancelled, CountDownLatch ended)
            throws InterruptedException {
        while (!cancelled.await(1, TimeUnit.MILLISECONDS)) {
            if (statuses.poll() != null) {
                work();
            }
        }
        ended.countDown();
    }
}
