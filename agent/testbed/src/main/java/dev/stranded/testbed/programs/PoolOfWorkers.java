package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Each request is submitted to a pool of eighty workers behind a bounded queue, and calls something slow.
 *
 * <p>When all are busy and the queue is full, whoever submits does the work and so comes with less. Leaky twins:
 * {@link BoundlessPool}, {@link OutrunPool}.
 */
public final class PoolOfWorkers {
    private static final int WORKERS = 80;
    private static final int QUEUE = 200;

    private PoolOfWorkers() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) {
        Parent parent = Parent.attend();
        ExecutorService pool = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(QUEUE),
                new ThreadPoolExecutor.CallerRunsPolicy());
        for (int request = 0; ; request++) {
            pool.execute(PoolOfWorkers::call);
            Pace.pass(10);
            if (request == WORKERS) {
                parent.tell("settled");
            }
        }
    }

    private static void call() {
        Pace.pass(1_500);
    }
}
