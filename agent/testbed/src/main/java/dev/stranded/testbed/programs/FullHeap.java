package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Fills its heap each time it is told to, keeps it full for a while and goes on working as well as it can, lets go of
 * everything, and tests itself.
 *
 * <p>While the heap is full, what it tries may fail for want of memory and in no other way; the JDK says so by an
 * {@code InternalError} at times. Everything is tried once before, since a call site that could not be linked stays so.
 */
public final class FullHeap {
    private static final int FULL_MILLIS = 2_000;
    private static final int LARGE = 1 << 16;
    private static final int LITTLE = 16;

    private FullHeap() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        List<SelfTest> tests = SelfTest.onAllThreads();
        work();
        for (int time = 1; ; time++) {
            parent.hear();
            workWithoutMemory();
            for (SelfTest test : tests) {
                test.checkedRound();
            }
            parent.tell("recovered: " + time);
        }
    }

    private static void workWithoutMemory() throws InterruptedException {
        List<int[]> kept = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FULL_MILLIS);
        int failed = 0;
        while (failed == 0 || System.nanoTime() < end) {
            fill(kept, LARGE);
            fill(kept, LITTLE);
            try {
                work();
            } catch (VirtualMachineError e) {
                failed++;
            }
        }
    }

    private static void fill(List<int[]> kept, int size) {
        try {
            while (true) {
                kept.add(new int[size]);
            }
        } catch (OutOfMemoryError e) {
            // That is what it is for.
        }
    }

    private static void work() throws InterruptedException {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try {
            if (pool.submit(() -> 42).get() != 42) {
                throw new AssertionError("a task's result is not what it returned");
            }
            CompletableFuture.completedFuture(1).thenApply(i -> i + 1).join();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof VirtualMachineError)) {
                throw new AssertionError(e);
            }
        } finally {
            pool.shutdown();
        }
    }
}
