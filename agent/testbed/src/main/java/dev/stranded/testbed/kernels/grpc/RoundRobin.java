package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The balancer hands over new addresses under its lock, to a task that needs this lock to drop old ones.
 *
 * <p>grpc#1353. Fixed: the addresses have a place to lie in, and newer ones replace those that lie there.
 */
public final class RoundRobin extends Kernel {
    private static final int UPDATES = 2;

    private final Lock lock = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> addresses = fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>();
        CountDownLatch again = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> update(addresses, again))).start(); // mark updater in run
        threads.newThread(() -> perform(() -> balance(addresses, again))).start(); // mark balancer in run
    }

    private void update(BlockingQueue<String> addresses, CountDownLatch again) throws InterruptedException {
        for (int i = 0; i < UPDATES; i++) {
            lock.lock();
            try {
                if (i > 0) {
                    again.countDown();
                }
                if (fixed) {
                    addresses.poll();
                }
                addresses.put("address " + i);
            } finally {
                lock.unlock();
            }
        }
    }

    private void balance(BlockingQueue<String> addresses, CountDownLatch again) throws InterruptedException {
        String newest = "address " + (UPDATES - 1);
        while (!addresses.take().equals(newest)) {
            again.await();
            dropOld();
        }
    }

    private void dropOld() {
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
    }
}
