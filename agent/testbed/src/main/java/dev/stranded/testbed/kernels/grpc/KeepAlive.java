package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keep-alive of a connection sleeps under the connection's lock, until a new stream wakes it, which needs the lock.
 *
 * <p>grpc#1460. Fixed: it sleeps outside the lock.
 */
public final class KeepAlive extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> awaken = new ArrayBlockingQueue<>(1);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> keepAlive(held))).start(); // mark keeper in run
        threads.newThread(() -> perform(() -> openStream(held))).start(); // mark opener in run
    }

    private void keepAlive(CountDownLatch held) throws InterruptedException {
        lock.lock();
        try {
            held.countDown();
            if (!fixed) {
                awaken.take();
            }
        } finally {
            lock.unlock();
        }
        if (fixed) {
            awaken.take();
        }
        work();
    }

    private void openStream(CountDownLatch held) throws InterruptedException {
        held.await();
        lock.lock();
        try {
            awaken.put("a stream");
        } finally {
            lock.unlock();
        }
    }
}
