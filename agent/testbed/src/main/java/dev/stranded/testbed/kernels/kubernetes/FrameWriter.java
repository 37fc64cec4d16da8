package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A frame is written under a lock and puts a note into a queue that is full; the monitor that would close the
 * connection waits for the lock.
 *
 * <p>kubernetes#6632. Fixed: the monitor has a task empty the queue before it asks for the lock.
 */
public final class FrameWriter extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final BlockingQueue<String> resets = new ArrayBlockingQueue<>(1);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch writing = new CountDownLatch(1);
        resets.add("reset");
        threads.newThread(() -> perform(() -> write(writing))).start(); // mark writer in run
        threads.newThread(() -> perform(() -> monitor(threads, writing))).start(); // mark monitor in run
    }

    private void write(CountDownLatch writing) throws InterruptedException {
        lock.lock();
        try {
            writing.countDown();
            resets.put("reset");
        } finally {
            lock.unlock();
        }
    }

    private void monitor(ThreadFactory threads, CountDownLatch writing) throws InterruptedException {
        writing.await();
        if (fixed) {
            threads.newThread(() -> perform(resets::take)).start();
        }
        lock.lock();
        try {
            work();
        } finally {
            lock.unlock();
        }
    }
}
