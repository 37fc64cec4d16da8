package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import dev.stranded.testbed.kernels.WriterFirstLock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * A statement reads the system's configuration under its lock, and asks for the lock again deeper down, while an update
 * waits in between.
 *
 * <p>cockroach#16167. Fixed: the lock is not asked for again.
 */
public final class SystemConfig extends Kernel {
    private final WriterFirstLock config = new WriterFirstLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch reading = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> execute(reading))).start(); // mark executor in run
        threads.newThread(() -> perform(() -> update(reading))).start(); // mark updater in run
    }

    private void execute(CountDownLatch reading) throws InterruptedException {
        config.lockForReading();
        try {
            reading.countDown();
            await(config::isWaitedFor);
            if (fixed) {
                work();
            } else {
                lookUpDatabase();
            }
        } finally {
            config.unlockAfterReading();
        }
    }

    private void lookUpDatabase() {
        config.lockForReading();
        try {
            work();
        } finally {
            config.unlockAfterReading();
        }
    }

    private void update(CountDownLatch reading) throws InterruptedException {
        reading.await();
        config.lockForWriting();
        try {
            work();
        } finally {
            config.unlockAfterWriting();
        }
    }
}
