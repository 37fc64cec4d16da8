package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * A plug-in that is taken out of use and wanted again waits to be activated, which nobody does a second time.
 *
 * <p>moby#29733. Fixed: whoever takes it out of use leaves those that were activated as they are.
 */
public final class PluginActivation extends Kernel {
    private boolean activated;

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch done = new CountDownLatch(1);
        activate();
        if (!fixed) {
            handle();
        }
        threads.newThread(() -> perform(done::await)).start(); // mark tester in run
        threads.newThread(() -> perform(() -> awaitActive(done))).start(); // mark waiter in run
    }

    private synchronized void activate() {
        activated = true;
        notifyAll();
    }

    private synchronized void handle() {
        activated = false;
    }

    private synchronized void awaitActive(CountDownLatch done) throws InterruptedException {
        while (!activated) {
            wait();
        }
        done.countDown();
    }
}
