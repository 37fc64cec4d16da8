package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * The start of plug-ins waits for all of them in each turn of the loop that starts them.
 *
 * <p>moby#25384. Fixed: it waits after the loop.
 */
public final class PluginInit extends Kernel {
    private static final int PLUGINS = 2;

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(() -> init(threads))).start(); // mark starter in run
    }

    private void init(ThreadFactory threads) throws InterruptedException {
        CountDownLatch group = new CountDownLatch(PLUGINS);
        for (int i = 0; i < PLUGINS; i++) {
            threads.newThread(group::countDown).start();
            if (!fixed) {
                group.await();
            }
        }
        group.await();
    }
}
