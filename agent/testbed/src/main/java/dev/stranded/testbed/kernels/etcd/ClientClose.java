package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A call to a closed client fails and leaves the client's lock taken for reading, so closing it waits for ever.
 *
 * <p>etcd#5509. Fixed: the lock is given back when the call fails, too.
 */
public final class ClientClose extends Kernel {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch failed = new CountDownLatch(1);
        closed = true;
        threads.newThread(() -> call(failed)).start();
        threads.newThread(() -> perform(() -> close(failed))).start(); // mark closer in run
    }

    @SuppressWarnings("LockNotBeforeTry") // That is the bug.
    private void call(CountDownLatch failed) {
        lock.readLock().lock();
        if (closed) {
            if (fixed) {
                lock.readLock().unlock();
            }
            failed.countDown();
            return;
        }
        work();
        lock.readLock().unlock();
    }

    private void close(CountDownLatch failed) throws InterruptedException {
        failed.await();
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
