package dev.stranded.testbed.kernels.syncthing;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.StampedLock;

/**
 * Clearing a mapping's addresses holds its lock for writing and tells of it, for which the lock is taken for reading.
 *
 * <p>syncthing#4829. Fixed: it tells of it after the lock is given back.
 */
public final class AddressMapping extends Kernel {
    private final StampedLock mapping = new StampedLock();

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(this::clearAddresses).start(); // mark clearer in run
    }

    private void clearAddresses() {
        long stamp = mapping.writeLock();
        try {
            if (!fixed) {
                tell();
            }
        } finally {
            mapping.unlockWrite(stamp);
        }
        if (fixed) {
            tell();
        }
    }

    private void tell() {
        long stamp = mapping.readLock();
        try {
            work();
        } finally {
            mapping.unlockRead(stamp);
        }
    }
}
