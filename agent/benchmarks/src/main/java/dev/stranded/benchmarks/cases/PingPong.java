package dev.stranded.benchmarks.cases;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An element handed to another thread and back through two queues: each of the two threads parks once. */
public class PingPong {
    /** With a platform thread. */
    @Benchmark
    public Integer platform(PlatformPartner partner) throws InterruptedException {
        return partner.exchange(1);
    }

    /** With a virtual thread. */
    @Benchmark
    public Integer virtual(VirtualPartner partner) throws InterruptedException {
        return partner.exchange(1);
    }

    /** A thread that hands back what it gets, for as long as the JVM runs. */
    static class Partner {
        private final BlockingQueue<Integer> there = new ArrayBlockingQueue<>(1);
        private final BlockingQueue<Integer> back = new ArrayBlockingQueue<>(1);

        final Integer exchange(Integer element) throws InterruptedException {
            there.put(element);
            return back.take();
        }

        final void handBack() {
            try {
                while (true) {
                    back.put(there.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A platform thread. */
    @State(Scope.Thread)
    public static class PlatformPartner extends Partner {
        /** Starts it. */
        public PlatformPartner() {
            Thread thread = new Thread(this::handBack);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A virtual thread. */
    @State(Scope.Thread)
    public static class VirtualPartner extends Partner {
        /** Starts it. */
        public VirtualPartner() {
            VirtualThreads.start(this::handBack);
        }
    }
}
