package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A watch ends with an error while nobody takes its results any more, and one more result is handed over.
 *
 * <p>kubernetes#25331. Fixed: the hand-over heeds that the watch is cancelled.
 */
public final class WatchChannel extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> errors = new ArrayBlockingQueue<>(1);
        BlockingQueue<String> results = new SynchronousQueue<>();
        CountDownLatch stopped = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> watch(errors, results, stopped))).start(); // mark watcher in run
        stop(errors, stopped);
    }

    private void watch(BlockingQueue<String> errors, BlockingQueue<String> results, CountDownLatch stopped)
            throws InterruptedException {
        String error = errors.take();
        if (!fixed) {
            results.put(error);
            return;
        }
        while (!stopped.await(1, TimeUnit.MILLISECONDS) && !results.offer(error)) {
            work();
        }
    }

    private static void stop(BlockingQueue<String> errors, CountDownLatch stopped) {
        errors.add("stop");
        stopped.countDown();
    }
}
