package dev.stranded.testbed.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Requests are submitted to a pool of four workers quicker than they work.
 *
 * <p>What they do not get to lies in the pool's queue, which takes any number. Healthy twin: {@link PoolOfWorkers}.
 */
public final class OutrunPool {
    private OutrunPool() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) {
        Parent.attend();
        ExecutorService pool = Executors.newFixedThreadPool(4); // mark made in main
        while (true) {
            for (int request = 0; request < 5; request++) {
                pool.execute(() -> Pace.pass(50));
            }
            Pace.pass(10);
        }
    }
}
