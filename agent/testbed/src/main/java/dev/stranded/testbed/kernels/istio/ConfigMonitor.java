package dev.stranded.testbed.kernels.istio;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * The handler of an event tells under a lock that it is done, and whoever waits for that wants the lock first.
 *
 * <p>istio#16224. Fixed: the handler tells it when it has given the lock back.
 */
public final class ConfigMonitor extends Kernel {
    private final Object lock = new Object();

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        BlockingQueue<String> done = new SynchronousQueue<>();
        CountDownLatch handling = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> monitor(events, done, handling))).start(); // mark monitor in run
        threads.newThread(() -> perform(() -> create(events, done, handling))).start(); // mark creator in run
    }

    private void monitor(BlockingQueue<String> events, BlockingQueue<String> done, CountDownLatch handling)
            throws InterruptedException {
        events.take();
        synchronized (lock) {
            handling.countDown();
            if (!fixed) {
                done.put("handled");
            }
        }
        if (fixed) {
            done.put("handled");
        }
    }

    private void create(BlockingQueue<String> events, BlockingQueue<String> done, CountDownLatch handling)
            throws InterruptedException {
        events.put("created");
        handling.await();
        synchronized (lock) {
            work();
        }
        done.take();
    }
}
