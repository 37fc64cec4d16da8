package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Who looks at the progress of a transfer gives up in the middle; the watcher still hands over progress, and the
 * transfer waits for the watcher's end.
 *
 * <p>moby#21233. Fixed: whoever looks takes all the progress there is.
 */
public final class TransferProgress extends Kernel {
    private static final int STEPS = 3;

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<Integer> progress = new SynchronousQueue<>();
        CountDownLatch running = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> watch(progress, running))).start(); // mark watcher in run
        threads.newThread(() -> perform(running::await)).start(); // mark transfer in run
        threads.newThread(() -> perform(() -> look(progress))).start();
    }

    private static void watch(BlockingQueue<Integer> progress, CountDownLatch running) throws InterruptedException {
        for (int step = 1; step <= STEPS; step++) {
            progress.put(step);
        }
        running.countDown();
    }

    private void look(BlockingQueue<Integer> progress) throws InterruptedException {
        int last = fixed ? STEPS : 1;
        while (progress.take() < last) {
            work();
        }
    }
}
