package dev.stranded.testbed.kernels.kubernetes;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A watcher is stopped before anybody takes the events it begins with.
 *
 * <p>kubernetes#38669. Fixed: the events it begins with have places to lie in.
 */
public final class CacheWatcher extends Kernel {
    private static final int FIRST_EVENTS = 2;

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> results = fixed ? new ArrayBlockingQueue<>(FIRST_EVENTS) : new SynchronousQueue<>();
        BlockingQueue<String> input = new LinkedBlockingQueue<>();
        threads.newThread(() -> perform(() -> process(input, results))).start(); // mark processor in run
        input.add("stop");
    }

    private static void process(BlockingQueue<String> input, BlockingQueue<String> results)
            throws InterruptedException {
        for (int i = 0; i < FIRST_EVENTS; i++) {
            results.put("event");
        }
        input.take();
    }
}
