package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A container that changes its state tells its monitor to stop, under the container's lock, for which the monitor
 * waits.
 *
 * <p>moby#28462. Fixed: the monitor is told by a mark, and nobody waits until it has seen it.
 */
public final class HealthMonitor extends Kernel {
    private final Lock container = new ReentrantLock();
    private final BlockingQueue<String> stop = new SynchronousQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch held = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> monitor(held))).start(); // mark monitor in run
        threads.newThread(() -> perform(() -> changeState(held))).start(); // mark changer in run
    }

    private void monitor(CountDownLatch held) throws InterruptedException {
        held.await();
        container.lock();
        try {
            work();
        } finally {
            container.unlock();
        }
        if (fixed) {
            stopped.await();
        } else {
            stop.take();
        }
    }

    private void changeState(CountDownLatch held) throws InterruptedException {
        container.lock();
        try {
            held.countDown();
            if (fixed) {
                stopped.countDown();
            } else {
                stop.put("stop");
            }
        } finally {
            container.unlock();
        }
    }
}
