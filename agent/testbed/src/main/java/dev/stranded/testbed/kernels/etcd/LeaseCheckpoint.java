package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.StampedLock;

/**
 * Renewing a lease holds the lessor's lock and calls for a checkpoint, which asks for the same lock.
 *
 * <p>etcd#10492. Fixed: the lock is given back before the call.
 */
public final class LeaseCheckpoint extends Kernel {
    private final StampedLock lessor = new StampedLock();

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(this::renew).start(); // mark renewer in run
    }

    private void renew() {
        long stamp = lessor.writeLock();
        if (fixed) {
            lessor.unlockWrite(stamp);
            checkpoint();
            return;
        }
        checkpoint();
        lessor.unlockWrite(stamp);
    }

    private void checkpoint() {
        long stamp = lessor.writeLock();
        work();
        lessor.unlockWrite(stamp);
    }
}
