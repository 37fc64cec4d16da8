package dev.stranded.benchmarks.cases;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Virtual threads that do nothing.
 *
 * <p>Compiled for a JDK that has none: they are started through a constant method handle, which the compiler of the JVM
 * inlines like a call.
 */
public class VirtualThreads {
    private static final int BATCH = 1_000;
    private static final MethodHandle START = startVirtualThread();

    /** A batch of threads started, then joined. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void spawnJoinBatch(Batch batch) throws InterruptedException {
        Thread[] threads = batch.threads;
        for (int i = 0; i < threads.length; i++) {
            threads[i] = start(VirtualThreads::doNothing);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One thread, started and joined. */
    @Benchmark
    public void spawnJoin() throws InterruptedException {
        start(VirtualThreads::doNothing).join();
    }

    private static void doNothing() {}

    static Thread start(Runnable task) {
        try {
            return (Thread) START.invokeExact(task);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle startVirtualThread() {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no virtual threads", e);
        }
    }

    /** Room for the threads of a batch. */
    @State(Scope.Thread)
    public static class Batch {
        private final Thread[] threads = new Thread[BATCH];
    }
}
