package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Stopping ends the task that takes a transport's messages, and waits for the transport, which hands over one more.
 *
 * <p>cockroach#1462. Fixed: the transport heeds the stopping while it hands over.
 */
public final class TransportStops extends Kernel {
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch workers = new CountDownLatch(2);

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> messages = new SynchronousQueue<>();
        CountDownLatch again = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> send(messages, again))).start(); // mark transport in run
        threads.newThread(() -> perform(() -> process(messages))).start();
        threads.newThread(() -> perform(() -> stop(again))).start(); // mark stopper in run
    }

    private void send(BlockingQueue<String> messages, CountDownLatch again) throws InterruptedException {
        messages.put("first");
        again.countDown();
        if (fixed) {
            while (stopping.getCount() > 0 && !messages.offer("second", 1, TimeUnit.MILLISECONDS)) {
                work();
            }
        } else {
            messages.put("second");
        }
        workers.countDown();
    }

    private void process(BlockingQueue<String> messages) throws InterruptedException {
        messages.take();
        stopping.await();
        workers.countDown();
    }

    private void stop(CountDownLatch again) throws InterruptedException {
        again.await();
        stopping.countDown();
        workers.await();
    }
}
