package dev.stranded.benchmarks.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Completable futures, alone and in chains, in a pool of one worker, which is held until a batch is complete. */
@State(Scope.Thread)
public class Futures {
    private static final int BATCH = 1_000;

    private final ForkJoinPool pool = new ForkJoinPool(1);
    private final List<CompletableFuture<Integer>> futures = new ArrayList<>(BATCH);

    /** Lets the worker go. */
    @TearDown
    public void shutDown() {
        pool.shutdownNow();
    }

    /** Supply, join: each waits for the worker. */
    @Benchmark
    public int supplyJoin() {
        return CompletableFuture.supplyAsync(() -> 1, pool).join();
    }

    /** Supply, apply, apply in the pool again, join: each waits for the worker. */
    @Benchmark
    public int chain() {
        return CompletableFuture.supplyAsync(() -> 1, pool)
                .thenApply(one -> one + 1)
                .thenApplyAsync(two -> two + 1, pool)
                .join();
    }

    /** Supply, join. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int supplyJoinBatch() {
        CountDownLatch gate = Gate.holding(pool);
        for (int i = 0; i < BATCH; i++) {
            futures.add(CompletableFuture.supplyAsync(() -> 1, pool));
        }
        return joined(gate);
    }

    /** Supply, apply, apply in the pool again, join. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int chainBatch() {
        CountDownLatch gate = Gate.holding(pool);
        for (int i = 0; i < BATCH; i++) {
            futures.add(CompletableFuture.supplyAsync(() -> 1, pool)
                    .thenApply(one -> one + 1)
                    .thenApplyAsync(two -> two + 1, pool));
        }
        return joined(gate);
    }

    private int joined(CountDownLatch gate) {
        gate.countDown();
        int sum = 0;
        for (int i = BATCH - 1; i >= 0; i--) {
            sum += futures.get(i).join();
        }
        futures.clear();
        return sum;
    }
}
