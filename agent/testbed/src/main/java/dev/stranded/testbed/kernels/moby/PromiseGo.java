package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Work is done by a task that hands over its outcome, and whoever asked for it does not look.
 *
 * <p>moby#4395. Fixed: the outcome has a place to lie in.
 */
public final class PromiseGo extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        go(threads);
    }

    private BlockingQueue<String> go(ThreadFactory threads) {
        BlockingQueue<String> outcome = fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> outcome.put("done"))).start(); // mark worker in go
        return outcome;
    }
}
