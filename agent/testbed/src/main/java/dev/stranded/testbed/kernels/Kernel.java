package dev.stranded.testbed.kernels;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * What is left of a bug when all is taken away that it does not need: a few tasks that stay for ever, or that all end
 * where it is fixed.
 *
 * <p>Latches force the order of things that makes the bug show. What a kernel's tasks share is reached by them alone
 * once {@link #run(ThreadFactory, boolean)} has returned and the kernel is dropped. The lines that spawn tasks that
 * stay are marked, and no others.
 */
public abstract class Kernel {
    /** Whether it runs as it was fixed. */
    protected boolean fixed;

    private final AtomicInteger pieces = new AtomicInteger();

    /** A new kernel, to be run once. */
    protected Kernel() {}

    /** Begins it on threads of this kind, as it was or as it was {@code fixed}; its tasks may go on after that. */
    public final void run(ThreadFactory threads, boolean fixed) throws InterruptedException {
        this.fixed = fixed;
        run(threads);
    }

    /** Begins it. The line that takes a thread from the factory is the line that spawns. */
    protected abstract void run(ThreadFactory threads) throws InterruptedException;

    /** A piece of work that takes no time. */
    protected final void work() {
        pieces.incrementAndGet();
    }

    /** Does what a task does; an interruption ends it. */
    protected static void perform(Task task) {
        try {
            task.perform();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Arrives, and waits until all have. */
    protected static void meet(CountDownLatch all) throws InterruptedException {
        all.countDown();
        all.await();
    }

    /** Waits for what no task tells of, such as that one of them waits for a lock. */
    protected static void await(BooleanSupplier moment) throws InterruptedException {
        while (!moment.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** What a task does. */
    @FunctionalInterface
    protected interface Task {
        /** Does it. */
        void perform() throws InterruptedException;
    }
}
