package dev.stranded.testbed.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/**
 * Requests are submitted to a pool of four workers quicker than they work.
 *
 * <p>What they do not get to lies in the pool's queue, which takes any number. Argument: {@code fork-join} for a pool
 * of that kind. Healthy twin: {@link PoolOfWorkers}.
 */
public final class OutrunPool {
    private OutrunPool() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) {
        Parent.attend();
        ExecutorService pool = arguments.length > 0
                ? new ForkJoinPool(4) // mark fork-join in main
                : Executors.newFixedThreadPool(4); // mark made in main
        while (true) {
            for (int request = 0; request < 5; request++) {
                pool.execute(() -> Pace.pass(50));
            }
            Pace.pass(10);
        }
    }
}
