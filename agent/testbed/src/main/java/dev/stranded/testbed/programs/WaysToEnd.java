package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Has tasks end in each way that is not their own, {@value #EACH} in each, and some by themselves; all outcomes are
 * looked at.
 *
 * <p>Argument: the kind of threads. A mark is named by the way to end.
 */
public final class WaysToEnd {
    private static final int EACH = 5;

    private final ThreadFactory threads;
    private final ExecutorService pool;
    private final List<Thread> started = new ArrayList<>();

    private WaysToEnd(ThreadFactory threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(1, threads);
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.out.println("ended by " + thrown));
        WaysToEnd ways = new WaysToEnd(Threads.of(arguments[0]));
        for (int i = 0; i < EACH; i++) {
            ways.byThemselves();
            ways.threads();
            ways.executed();
            ways.submitted();
            ways.cancelled();
            ways.stage();
            ways.forkJoin();
        }
        for (Thread thread : ways.started) {
            thread.join();
        }
        parent.tell("ended");
        parent.hear();
    }

    private void byThemselves() {
        Thread thread = threads.newThread(() -> System.out.println("done"));
        thread.start(); // mark normal in byThemselves
        started.add(thread);
    }

    private void threads() {
        Thread failing = threads.newThread(() -> fail()); // mark failing-virtual in threads
        failing.start(); // mark failing-platform in threads
        started.add(failing);
        Thread interrupted = threads.newThread(() -> sleep()); // mark interrupted-virtual in threads
        interrupted.start(); // mark interrupted-platform in threads
        interrupted.interrupt();
        started.add(interrupted);
    }

    private void executed() {
        pool.execute(() -> fail()); // mark executed in executed
    }

    private void submitted() throws InterruptedException {
        look(pool.submit(() -> fail())); // mark submitted in submitted
    }

    private void cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> running = pool.submit(() -> sleep(begun)); // mark cancelled-running in cancelled
        begun.await();
        Future<?> queued = pool.submit(() -> System.out.println("never")); // mark cancelled-queued in cancelled
        queued.cancel(true);
        running.cancel(true);
        look(running);
        look(queued);
    }

    private void stage() {
        try {
            CompletableFuture.supplyAsync(() -> fail()).join(); // mark stage in stage
        } catch (CompletionException e) {
            System.out.println("seen: " + e.getCause());
        }
    }

    private void forkJoin() throws InterruptedException {
        look(ForkJoinPool.commonPool().submit(() -> fail())); // mark fork-join in forkJoin
    }

    private static void look(Future<?> outcome) throws InterruptedException {
        try {
            outcome.get();
        } catch (ExecutionException | CancellationException e) {
            System.out.println("seen: " + e);
        }
    }

    private static String fail() {
        throw new IllegalStateException("no luck");
    }

    private static void sleep() {
        sleep(new CountDownLatch(1));
    }

    private static void sleep(CountDownLatch begun) {
        begun.countDown();
        try {
            System.out.println("after " + Pace.forEver());
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to end", e);
        }
    }
}
