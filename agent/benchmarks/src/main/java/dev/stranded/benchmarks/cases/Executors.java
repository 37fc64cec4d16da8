package dev.stranded.benchmarks.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A pool of one worker that is given tasks.
 *
 * <p>In a batch the worker is held at a gate until all tasks are queued, and the last task is asked for first: so there
 * are three switches of threads a batch and not, by chance, none to two a task.
 */
@State(Scope.Thread)
public class Executors {
    private static final int BATCH = 1_000;
    private static final Callable<Integer> TASK = () -> 1;
    private static final List<Callable<Integer>> KINDS = List.of(() -> 1, () -> 2, () -> 3, () -> 4);

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final List<Future<Integer>> given = new ArrayList<>(BATCH);

    /** Lets the worker go. */
    @TearDown
    public void shutDown() {
        pool.shutdownNow();
    }

    /** All tasks of a batch are of one class. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int submitGetBatch() throws InterruptedException, ExecutionException {
        CountDownLatch gate = Gate.holding(pool);
        for (int i = 0; i < BATCH; i++) {
            given.add(pool.submit(TASK));
        }
        return openAndGet(gate);
    }

    /** The tasks of a batch are of four classes in turn. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int submitGetBatchOfFourKinds() throws InterruptedException, ExecutionException {
        CountDownLatch gate = Gate.holding(pool);
        for (int i = 0; i < BATCH; i++) {
            given.add(pool.submit(KINDS.get(i % KINDS.size())));
        }
        return openAndGet(gate);
    }

    /** One task, waited for. */
    @Benchmark
    public int submitGet() throws InterruptedException, ExecutionException {
        return pool.submit(TASK).get();
    }

    private int openAndGet(CountDownLatch gate) throws InterruptedException, ExecutionException {
        gate.countDown();
        int sum = 0;
        for (int i = BATCH - 1; i >= 0; i--) {
            sum += given.get(i).get();
        }
        given.clear();
        return sum;
    }
}
