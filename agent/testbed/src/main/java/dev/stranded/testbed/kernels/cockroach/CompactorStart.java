package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A compactor that starts puts a first suggestion into its own queue, which is full already.
 *
 * <p>cockroach#24808. Fixed: it leaves the suggestion if there is one already.
 */
public final class CompactorStart extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> suggestions = new ArrayBlockingQueue<>(1);
        suggestions.add("suggested before the start");
        threads.newThread(() -> perform(() -> start(suggestions))).start(); // mark compactor in run
    }

    private void start(BlockingQueue<String> suggestions) throws InterruptedException {
        if (fixed) {
            suggestions.offer("at the start");
        } else {
            suggestions.put("at the start");
        }
        suggestions.take();
        work();
    }
}
