package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Dialling waits for the first addresses, and the task that watches for them ends without any.
 *
 * <p>grpc#1424. Fixed: the watching task says that it is done however it ends.
 */
public final class DialDone extends Kernel {
    private static final String CLOSED = "closed";

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> notes = new LinkedBlockingQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> watch(notes, done))).start();
        threads.newThread(() -> perform(() -> dial(done))).start(); // mark dialler in run
        notes.put(CLOSED);
    }

    private void watch(BlockingQueue<String> notes, CountDownLatch done) throws InterruptedException {
        while (!notes.take().equals(CLOSED)) {
            done.countDown();
        }
        if (fixed) {
            done.countDown();
        }
    }

    private void dial(CountDownLatch done) throws InterruptedException {
        done.await();
        work();
    }
}
