package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A monitor that is told to stop leaves without the result of the probe that runs.
 *
 * <p>moby#33781. Fixed: it cancels the probe and takes the result.
 */
public final class HealthProbe extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch stop = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> monitor(threads, stop))).start();
        stop.countDown();
    }

    private void monitor(ThreadFactory threads, CountDownLatch stop) throws InterruptedException {
        BlockingQueue<String> results = new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> results.put("healthy"))).start(); // mark probe in monitor
        stop.await();
        if (fixed) {
            results.take();
        }
    }
}
