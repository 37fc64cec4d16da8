package dev.stranded.testbed.programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Orders are priced in a pool, each by a task that waits for a task of its own.
 *
 * <p>Arguments: the kind of threads; {@code same}, so that the inner tasks go to the pool of the outer ones and stand
 * behind them, or {@code other}, a pool of their own, the healthy twin; and how: {@code task}, as a task;
 * {@code stage}, as a stage of a future that another one follows; {@code clock}, as tasks of schedulers; {@code deep},
 * one order whose inner task has an inner task.
 */
public final class NestedTasks {
    private static final int WORKERS = 2;
    private static final int ORDERS = 8;

    private NestedTasks() {}

    /** Runs until standard input ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // It is the waiting inside that matters.
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        String how = arguments[2];
        ExecutorService outer = how.equals("clock")
                ? Executors.newScheduledThreadPool(WORKERS, threads) // mark made-clock in main
                : Executors.newFixedThreadPool(WORKERS, threads); // mark made in main
        ExecutorService inner = arguments[1].equals("same") ? outer : Executors.newFixedThreadPool(WORKERS, threads);
        for (int order = 0; order < (how.equals("deep") ? 1 : ORDERS); order++) {
            outer.submit(() -> price(how, inner)); // mark spawn in main
        }
        parent.tell("settled");
        parent.hear();
    }

    private static int price(String how, ExecutorService pool) throws InterruptedException, ExecutionException {
        Pace.pass(50);
        return switch (how) {
            case "stage" ->
                CompletableFuture.supplyAsync(() -> 1, pool)
                        .thenApply(price -> price + 1)
                        .join(); // mark wait-stage in price
            case "deep" ->
                pool.submit(() -> price("task", pool)) // mark spawn-deep in price
                        .get(); // mark wait-deep in price
            default -> pool.submit(() -> 1).get(); // mark wait in price
        };
    }
}
