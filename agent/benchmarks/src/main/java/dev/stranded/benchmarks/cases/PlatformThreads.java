package dev.stranded.benchmarks.cases;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Platform threads that do nothing. */
@State(Scope.Thread)
public class PlatformThreads {
    private static final int BATCH = 100;

    private final Thread[] threads = new Thread[BATCH];

    /** A batch of threads started, then joined. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void startJoinBatch() throws InterruptedException {
        for (int i = 0; i < BATCH; i++) {
            threads[i] = new Thread(PlatformThreads::doNothing);
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void doNothing() {}
}
