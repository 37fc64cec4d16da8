package dev.stranded.benchmarks.cases;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Queues that nobody waits at, and queues as they are made. */
@State(Scope.Thread)
public class Queues {
    private static final Integer ELEMENT = 1;
    private static final int CAPACITY = 16;

    private final BlockingQueue<Integer> linked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> array = new ArrayBlockingQueue<>(CAPACITY);

    /** One put and one take. */
    @Benchmark
    public Integer linkedPutTake() throws InterruptedException {
        linked.put(ELEMENT);
        return linked.take();
    }

    /** One put and one take. */
    @Benchmark
    public Integer arrayPutTake() throws InterruptedException {
        array.put(ELEMENT);
        return array.take();
    }

    /** A queue made and dropped. */
    @Benchmark
    public Object linkedMade() {
        return new LinkedBlockingQueue<Integer>();
    }

    /** A queue made and dropped. */
    @Benchmark
    public Object arrayMade() {
        return new ArrayBlockingQueue<Integer>(CAPACITY);
    }
}
