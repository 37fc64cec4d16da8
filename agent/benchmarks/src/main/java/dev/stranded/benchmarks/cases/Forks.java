package dev.stranded.benchmarks.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A {@code ForkJoinPool} of one worker. */
@State(Scope.Thread)
public class Forks {
    private static final int NUMBERS = 1 << 14;
    private static final int BATCH = 1_000;

    private final ForkJoinPool pool = new ForkJoinPool(1);
    private final List<ForkJoinTask<Integer>> given = new ArrayList<>(BATCH);

    /** Lets the worker go. */
    @TearDown
    public void shutDown() {
        pool.shutdownNow();
    }

    /** A sum of which each half is a task of its own, down to single numbers: a fork and a join a number. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public int sum() {
        return pool.invoke(new Sum(0, NUMBERS));
    }

    /** The worker is held at a gate until all tasks are queued, and the last is asked for first. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int submitGetBatch() throws InterruptedException, ExecutionException {
        CountDownLatch gate = Gate.holding(pool);
        for (int i = 0; i < BATCH; i++) {
            given.add(pool.submit(() -> 1));
        }
        gate.countDown();
        int sum = 0;
        for (int i = BATCH - 1; i >= 0; i--) {
            sum += given.get(i).get();
        }
        given.clear();
        return sum;
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return from;
            }
            int middle = (from + to) >>> 1;
            ForkJoinTask<Integer> left = new Sum(from, middle).fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }
}
