package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cleaning up deleted devices returns early when there are none, with the devices' lock held.
 *
 * <p>moby#17176. Fixed: the lock is given back first.
 */
public final class DeviceCleanup extends Kernel {
    private final Lock devices = new ReentrantLock();
    private final Deque<String> deleted = new ArrayDeque<>();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch cleaned = new CountDownLatch(1);
        threads.newThread(() -> cleanUp(cleaned)).start();
        threads.newThread(() -> perform(() -> use(cleaned))).start(); // mark user in run
    }

    @SuppressWarnings("LockNotBeforeTry") // That is the bug.
    private void cleanUp(CountDownLatch cleaned) {
        devices.lock();
        if (deleted.isEmpty()) {
            if (fixed) {
                devices.unlock();
            }
            cleaned.countDown();
            return;
        }
        deleted.clear();
        devices.unlock();
    }

    private void use(CountDownLatch cleaned) throws InterruptedException {
        cleaned.await();
        devices.lock();
        try {
            work();
        } finally {
            devices.unlock();
        }
    }
}
