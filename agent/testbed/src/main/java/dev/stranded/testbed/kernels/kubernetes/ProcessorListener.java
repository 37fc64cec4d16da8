package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A listener waits for the end of the program under its lock, and whoever has news for it waits for the lock.
 *
 * <p>kubernetes#26980. Fixed: it waits outside the lock.
 */
public final class ProcessorListener extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<String> pending = new ArrayDeque<>();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch popped = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> pop(stop, popped))).start(); // mark listener in run
        add("first");
        threads.newThread(() -> perform(() -> addLater(stop, popped))).start(); // mark notifier in run
    }

    private void add(String note) {
        lock.lock();
        try {
            pending.add(note);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pop(CountDownLatch stop, CountDownLatch popped) throws InterruptedException {
        lock.lock();
        try {
            while (pending.isEmpty()) {
                added.await();
            }
            pending.clear();
            popped.countDown();
            if (!fixed) {
                stop.await();
            }
        } finally {
            lock.unlock();
        }
        stop.await();
    }

    private void addLater(CountDownLatch stop, CountDownLatch popped) throws InterruptedException {
        popped.await();
        add("second");
        stop.countDown();
    }
}
