package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A loop waits under a lock for a task of its own that waits for a signal; that task needs the lock to begin, and
 * whoever signals needs it, too.
 *
 * <p>kubernetes#11298. Fixed: the loop waits outside the lock.
 */
public final class NodeNotifier extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final Condition node = lock.newCondition();
    private boolean noted;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> serve(threads, held))).start(); // mark service in run
        threads.newThread(() -> perform(() -> tell(held))).start(); // mark teller in run
    }

    private void serve(ThreadFactory threads, CountDownLatch held) throws InterruptedException {
        CountDownLatch signalled = new CountDownLatch(1);
        lock.lock();
        try {
            threads.newThread(() -> perform(() -> awaitSignal(signalled))).start(); // mark waiter in serve
            held.countDown();
            if (!fixed) {
                signalled.await();
            }
        } finally {
            lock.unlock();
        }
        signalled.await();
    }

    private void awaitSignal(CountDownLatch signalled) throws InterruptedException {
        lock.lock();
        try {
            while (!noted) {
                node.await();
            }
        } finally {
            lock.unlock();
        }
        signalled.countDown();
    }

    private void tell(CountDownLatch held) throws InterruptedException {
        held.await();
        lock.lock();
        try {
            noted = true;
            node.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
