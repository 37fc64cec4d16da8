package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.StampedLock;

/**
 * Adding a disk to a virtual machine takes the machine's lock, and so does removing one when the adding has failed.
 *
 * <p>moby#36114. Fixed: what removes inside the lock does not take it.
 */
public final class ServiceMachine extends Kernel {
    private final StampedLock machine = new StampedLock();

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(this::hotAdd).start(); // mark adder in run
    }

    private void hotAdd() {
        long stamp = machine.writeLock();
        try {
            if (fixed) {
                work();
            } else {
                hotRemove();
            }
        } finally {
            machine.unlockWrite(stamp);
        }
    }

    private void hotRemove() {
        long stamp = machine.writeLock();
        try {
            work();
        } finally {
            machine.unlockWrite(stamp);
        }
    }
}
