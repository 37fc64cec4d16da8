package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A follower waits for the leader to open the next round, and holds the lock that the leader needs to do so.
 *
 * <p>etcd#7902. Fixed: the lock is not held while a candidate gives up its lease.
 */
public final class ElectionRounds extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final CountDownLatch nextRound = new CountDownLatch(1);
    private final CountDownLatch candidates = new CountDownLatch(2);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch following = new CountDownLatch(1);
        threads.newThread(() -> perform(candidates::await)).start(); // mark runner in run
        threads.newThread(() -> perform(() -> follow(following))).start(); // mark follower in run
        threads.newThread(() -> perform(() -> lead(following))).start(); // mark leader in run
    }

    private void follow(CountDownLatch following) throws InterruptedException {
        lock.lock();
        try {
            following.countDown();
            if (!fixed) {
                nextRound.await();
            }
        } finally {
            lock.unlock();
        }
        nextRound.await();
        candidates.countDown();
    }

    private void lead(CountDownLatch following) throws InterruptedException {
        following.await();
        lock.lock();
        try {
            nextRound.countDown();
        } finally {
            lock.unlock();
        }
        candidates.countDown();
    }
}
