package dev.stranded.testbed.kernels.hugo;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Locking an address holds the table of all locks while it waits for that address; unlocking one needs the table first.
 *
 * <p>hugo#3251. Fixed: the table is given back before the address's own lock is taken.
 */
public final class RemoteLocks extends Kernel {
    private final ReadWriteLock table = new ReentrantReadWriteLock();
    private final Lock address = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch asking = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> fetchFirst(fetching, asking))).start(); // mark first in run
        threads.newThread(() -> perform(() -> fetchSecond(fetching, asking))).start(); // mark second in run
    }

    private void fetchFirst(CountDownLatch fetching, CountDownLatch asking) throws InterruptedException {
        address.lock();
        fetching.countDown();
        asking.await();
        unlock();
    }

    @SuppressWarnings("LockNotBeforeTry") // The order of the locks is the bug.
    private void fetchSecond(CountDownLatch fetching, CountDownLatch asking) throws InterruptedException {
        fetching.await();
        table.writeLock().lock();
        asking.countDown();
        if (fixed) {
            table.writeLock().unlock();
            address.lock();
        } else {
            address.lock();
            table.writeLock().unlock();
        }
        unlock();
    }

    private void unlock() {
        table.readLock().lock();
        try {
            address.unlock();
        } finally {
            table.readLock().unlock();
        }
    }
}
