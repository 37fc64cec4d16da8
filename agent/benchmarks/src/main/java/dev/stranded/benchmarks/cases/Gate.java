package dev.stranded.benchmarks.cases;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Holds the only worker of a pool until a batch of tasks is queued. */
final class Gate {
    private Gate() {}

    /** A latch whose count-down lets the worker go. */
    static CountDownLatch holding(Executor pool) {
        CountDownLatch gate = new CountDownLatch(1);
        pool.execute(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return gate;
    }
}
