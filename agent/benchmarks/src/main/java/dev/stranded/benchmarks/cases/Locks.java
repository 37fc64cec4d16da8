package dev.stranded.benchmarks.cases;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the agent leaves as it is: locks that nobody else wants, and a queue that blocks nobody. */
@State(Scope.Thread)
public class Locks {
    private static final Integer ELEMENT = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Object monitor = new Object();
    private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
    private int guarded;

    /** One lock and one unlock. */
    @Benchmark
    public int reentrantLock() {
        lock.lock();
        try {
            return ++guarded;
        } finally {
            lock.unlock();
        }
    }

    /** One entry of a monitor and one exit. */
    @Benchmark
    public int monitor() {
        synchronized (monitor) {
            return ++guarded;
        }
    }

    /** One offer and one poll. */
    @Benchmark
    public Integer offerPoll() {
        queue.offer(ELEMENT);
        return queue.poll();
    }
}
