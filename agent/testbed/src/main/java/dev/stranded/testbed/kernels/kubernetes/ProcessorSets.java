package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import dev.stranded.testbed.kernels.WriterFirstLock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * The state of a node's processors is locked for reading twice by one task, and a container's removal comes in between.
 *
 * <p>kubernetes#62464. Fixed: what is called inside the lock does not take it.
 */
public final class ProcessorSets extends Kernel {
    private final WriterFirstLock state = new WriterFirstLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch reading = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> setOrDefault(reading))).start(); // mark reconciler in run
        threads.newThread(() -> perform(() -> setDefault(reading))).start(); // mark remover in run
    }

    private void setOrDefault(CountDownLatch reading) throws InterruptedException {
        state.lockForReading();
        try {
            reading.countDown();
            await(state::isWaitedFor);
            if (!fixed) {
                set();
            }
        } finally {
            state.unlockAfterReading();
        }
    }

    private void set() {
        state.lockForReading();
        try {
            work();
        } finally {
            state.unlockAfterReading();
        }
    }

    private void setDefault(CountDownLatch reading) throws InterruptedException {
        reading.await();
        state.lockForWriting();
        try {
            work();
        } finally {
            state.unlockAfterWriting();
        }
    }
}
