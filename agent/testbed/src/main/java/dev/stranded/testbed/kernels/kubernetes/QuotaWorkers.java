package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A worker waits for jobs under a lock for reading; the task that would bring some waits to write, and behind it
 * another worker waits to read.
 *
 * <p>kubernetes#58107. Fixed: workers wait for jobs without the lock.
 */
public final class QuotaWorkers extends Kernel {
    private final ReentrantReadWriteLock workers = new ReentrantReadWriteLock(true);
    private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch working = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> workFirst(working))).start(); // mark first in run
        threads.newThread(() -> perform(() -> sync(working))).start(); // mark synchroniser in run
        threads.newThread(() -> perform(() -> workSecond(working))).start(); // mark second in run
    }

    private void workFirst(CountDownLatch working) throws InterruptedException {
        workers.readLock().lock();
        try {
            working.countDown();
            if (!fixed) {
                jobs.take();
            }
        } finally {
            workers.readLock().unlock();
        }
        if (fixed) {
            jobs.take();
        }
    }

    private void sync(CountDownLatch working) throws InterruptedException {
        working.await();
        workers.writeLock().lock();
        try {
            jobs.put("recalculate");
            jobs.put("recalculate");
        } finally {
            workers.writeLock().unlock();
        }
    }

    private void workSecond(CountDownLatch working) throws InterruptedException {
        working.await();
        if (!fixed) {
            await(workers::hasQueuedThreads);
        }
        workers.readLock().lock();
        try {
            work();
        } finally {
            workers.readLock().unlock();
        }
        jobs.take();
    }
}
