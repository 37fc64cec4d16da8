package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Deleting a device holds the device's lock and gives back that of all devices for a while, in which another deletion
 * takes it and waits for the device.
 *
 * <p>moby#4951. Fixed: a device's lock is taken before that of all devices, each time.
 */
public final class DeviceDeletion extends Kernel {
    private final Lock devices = new ReentrantLock();
    private final ReentrantLock device = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch away = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> delete(away))).start(); // mark first in run
        threads.newThread(() -> perform(() -> deleteAgain(away))).start(); // mark second in run
    }

    private void delete(CountDownLatch away) throws InterruptedException {
        device.lock();
        try {
            lookUp();
            away.countDown();
            await(device::hasQueuedThreads);
            devices.lock();
            try {
                work();
            } finally {
                devices.unlock();
            }
        } finally {
            device.unlock();
        }
    }

    private void lookUp() {
        devices.lock();
        try {
            work();
        } finally {
            devices.unlock();
        }
    }

    private void deleteAgain(CountDownLatch away) throws InterruptedException {
        away.await();
        Lock first = fixed ? device : devices;
        Lock second = fixed ? devices : device;
        first.lock();
        try {
            second.lock();
            try {
                work();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
