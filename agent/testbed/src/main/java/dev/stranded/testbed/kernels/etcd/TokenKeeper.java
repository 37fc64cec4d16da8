package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A token is handed to its keeper under the lock that the keeper takes to delete old ones.
 *
 * <p>etcd#7492. Fixed: it is handed over before the lock is taken.
 */
public final class TokenKeeper extends Kernel {
    private final Lock tokens = new ReentrantLock();
    private final BlockingQueue<String> added = new SynchronousQueue<>();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch assigning = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> keep(assigning))).start(); // mark keeper in run
        threads.newThread(() -> perform(() -> assign(assigning))).start(); // mark assigner in run
    }

    private void keep(CountDownLatch assigning) throws InterruptedException {
        assigning.await();
        tokens.lock();
        try {
            work();
        } finally {
            tokens.unlock();
        }
        added.take();
    }

    private void assign(CountDownLatch assigning) throws InterruptedException {
        if (fixed) {
            assigning.countDown();
            added.put("token");
        }
        tokens.lock();
        try {
            assigning.countDown();
            if (!fixed) {
                added.put("token");
            }
        } finally {
            tokens.unlock();
        }
    }
}
