package dev.stranded.testbed.kernels.serving;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests pass a breaker one at a time and end when their locks are given back: the first that is let go waits for the
 * second to pass, whose lock is given back after the first has ended.
 *
 * <p>serving#2137. Fixed: all locks are given back before the first request's end is waited for.
 */
public final class BreakerRequests extends Kernel {
    private final BlockingQueue<String> active = new ArrayBlockingQueue<>(1);
    private final Lock first = new ReentrantLock();
    private final Lock second = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(() -> test(threads))).start(); // mark tester in run
    }

    @SuppressWarnings("LockNotBeforeTry") // The order in which they are given back is the bug.
    private void test(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> firstDone = new ArrayBlockingQueue<>(1);
        BlockingQueue<String> secondDone = new ArrayBlockingQueue<>(1);
        CountDownLatch busy = new CountDownLatch(1);
        first.lock();
        second.lock();
        threads.newThread(() -> perform(() -> ask(second, secondDone, busy))).start(); // mark active in test
        busy.await();
        threads.newThread(() -> perform(() -> ask(first, firstDone, busy))).start(); // mark pending in test
        first.unlock();
        if (fixed) {
            second.unlock();
        }
        firstDone.take();
        if (!fixed) {
            second.unlock();
        }
        secondDone.take();
    }

    private void ask(Lock lock, BlockingQueue<String> done, CountDownLatch busy) throws InterruptedException {
        active.put("token");
        busy.countDown();
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
        active.take();
        done.put("accepted");
    }
}
