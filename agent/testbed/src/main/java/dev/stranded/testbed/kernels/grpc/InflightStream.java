package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A stream is closed while it is read, and its reader is not told.
 *
 * <p>grpc#1275. Fixed: closing it puts the end where the reader waits.
 */
public final class InflightStream extends Kernel {
    private static final String END = "end";

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        received.put("header");
        threads.newThread(() -> perform(() -> read(received, done))).start(); // mark reader in run
        if (fixed) {
            received.put(END);
        }
        done.await(50, TimeUnit.MILLISECONDS);
    }

    private void read(BlockingQueue<String> received, CountDownLatch done) throws InterruptedException {
        while (!received.take().equals(END)) {
            work();
        }
        done.countDown();
    }
}
