package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A plug-in's activation fails, and those that wait for it look only whether it has succeeded.
 *
 * <p>moby#30408. Fixed: the failure ends the wait, too.
 */
public final class PluginThatFails extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean activated;
    private boolean failed;

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(this::awaitActive)).start(); // mark waiter in run
        threads.newThread(() -> activate(false)).start();
    }

    private void activate(boolean successful) {
        lock.lock();
        try {
            activated = successful;
            failed = !successful;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitActive() throws InterruptedException {
        lock.lock();
        try {
            while (!activated && !(fixed && failed)) {
                ended.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
