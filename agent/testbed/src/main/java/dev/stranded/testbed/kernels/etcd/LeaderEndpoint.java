package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.StampedLock;

/**
 * A client that synchronises its endpoints holds its lock for writing and asks for the leader, for which it is locked
 * for reading.
 *
 * <p>etcd#6708. Fixed: the leader is asked for before the lock is taken.
 */
public final class LeaderEndpoint extends Kernel {
    private final StampedLock lock = new StampedLock();

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(this::sync).start(); // mark synchroniser in run
    }

    private void sync() {
        if (fixed) {
            askForLeader();
        }
        long stamp = lock.writeLock();
        if (!fixed) {
            askForLeader();
        }
        lock.unlockWrite(stamp);
    }

    private void askForLeader() {
        long stamp = lock.readLock();
        work();
        lock.unlockRead(stamp);
    }
}
