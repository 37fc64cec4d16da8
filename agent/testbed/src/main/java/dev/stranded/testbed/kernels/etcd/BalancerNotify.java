package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only task that takes a balancer's notes puts one itself, under the balancer's lock, when it tears down a
 * connection; closing the balancer waits for the lock.
 *
 * <p>etcd#7443. Fixed: a balancer that is being closed sends no note.
 */
public final class BalancerNotify extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> notes = new SynchronousQueue<>();
    private volatile boolean closing;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        closing = true;
        threads.newThread(() -> perform(() -> watch(held))).start(); // mark watcher in run
        threads.newThread(() -> perform(() -> close(held))).start(); // mark closer in run
    }

    private void watch(CountDownLatch held) throws InterruptedException {
        tearDown(held);
        if (!closing) {
            notes.take();
        }
    }

    private void tearDown(CountDownLatch held) throws InterruptedException {
        lock.lock();
        try {
            held.countDown();
            if (!fixed) {
                notes.put("down");
            }
        } finally {
            lock.unlock();
        }
    }

    private void close(CountDownLatch held) throws InterruptedException {
        held.await();
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
    }
}
