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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Prices are asked for in {@code CompletableFuture}s, and all of the questions fail.
 *
 * <p>Arguments: the way and the kind of threads. Nobody learns of it: {@code dropped}, when the future is;
 * {@code chain}, when a later stage fails and the stages after it are dropped; {@code passed}, when it fails at first
 * and all stages are dropped; {@code given}, when a callback gives the failure to a future that is; {@code rethrown},
 * when a stage has seen it and fails with it again.
 *
 * <p>The other ways are healthy twins: somebody looks, or all have said that they do not care.
 */
@SuppressWarnings("FutureReturnValueIgnored") // that is what it shows
public final class FailingStages {
    private static final int PRICES = 10;
    private static final int COLLECTIONS = 4;

    private final ExecutorService pool;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<CompletableFuture<Integer>> late = new ArrayList<>();
    private final List<Runnable> afterAWhile = new ArrayList<>();

    private FailingStages(ThreadFactory threads) {
        pool = Executors.newFixedThreadPool(2, threads);
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        FailingStages stages = new FailingStages(Threads.of(arguments[1]));
        Pace.pass(500);
        for (int price = 0; price < PRICES; price++) {
            stages.ask(arguments[0]);
        }
        Pace.pass(100);
        stages.asked.countDown();
        stages.end();
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            Pace.pass(500);
            System.gc();
        }
        parent.tell("settled");
        parent.hear();
    }

    private void end() {
        Pace.pass(200);
        late.forEach(future -> future.completeExceptionally(new IllegalStateException("too late")));
        late.clear();
        if (!afterAWhile.isEmpty()) {
            Pace.pass(500);
            afterAWhile.forEach(Runnable::run);
            afterAWhile.clear();
        }
    }

    private void ask(String way) throws InterruptedException {
        switch (way) {
            case "dropped" -> CompletableFuture.supplyAsync(this::fail, pool); // mark dropped in ask
            case "chain" ->
                CompletableFuture.supplyAsync(this::answer, pool) // mark chain in ask
                        .thenApply(FailingStages::convert)
                        .thenAccept(System.out::println);
            case "passed" ->
                CompletableFuture.supplyAsync(this::fail, pool) // mark passed in ask
                        .thenApply(FailingStages::convert)
                        .thenAccept(System.out::println);
            case "given" -> callBack(new CompletableFuture<>());
            case "rethrown" -> {
                CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::fail, pool);
                CompletableFuture.runAsync(first::join, pool); // mark rethrown in ask
            }
            default -> askAndLook(way);
        }
    }

    private void askAndLook(String way) throws InterruptedException {
        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(this::fail, pool);
        switch (way) {
            case "handle" -> failing.thenApply(FailingStages::convert).handle((price, failure) -> 0);
            case "exceptionally" -> failing.thenApply(FailingStages::convert).exceptionally(failure -> 0);
            case "compose" -> failing.exceptionallyCompose(failure -> CompletableFuture.completedFuture(0));
            case "log" ->
                failing.whenComplete((price, failure) -> System.out.println(failure))
                        .thenAccept(System.out::println);
            case "branch" -> {
                failing.thenAccept(System.out::println);
                failing.exceptionally(failure -> 0);
            }
            case "transfer" -> {
                CompletableFuture<Integer> result = new CompletableFuture<>();
                failing.whenComplete((price, failure) -> result.completeExceptionally(failure));
                result.exceptionally(failure -> 0);
            }
            case "cancel" -> failing.cancel(true);
            case "twice" -> {
                failing.complete(0);
                failing.completeExceptionally(new IllegalStateException("too late"));
            }
            case "ask" -> {
                askAndAwait(failing);
                System.out.println(failing.isCompletedExceptionally());
            }
            case "any" -> CompletableFuture.anyOf(CompletableFuture.completedFuture(0), failing, later());
            case "first" -> {
                CompletableFuture<Integer> first = new CompletableFuture<>();
                CompletableFuture.anyOf(first, failing).thenAccept(System.out::println);
                failing.applyToEither(first, price -> price);
                first.complete(0);
            }
            case "late" ->
                failing.thenApply(price -> price)
                        .completeOnTimeout(0, 1, TimeUnit.MILLISECONDS)
                        .thenAccept(System.out::println);
            default -> waitFor(way, failing);
        }
    }

    private void waitFor(String way, CompletableFuture<Integer> failing) throws InterruptedException {
        try {
            switch (way) {
                case "timeout" -> {
                    try {
                        failing.get(1, TimeUnit.MILLISECONDS);
                    } catch (java.util.concurrent.TimeoutException e) {
                        System.out.println("it takes too long");
                    }
                }
                case "join" -> {
                    asked.countDown();
                    failing.join();
                }
                case "get" -> {
                    asked.countDown();
                    failing.get();
                }
                case "all" -> {
                    CompletableFuture<Integer> more = CompletableFuture.supplyAsync(this::fail, pool);
                    CompletableFuture<Integer> most = CompletableFuture.supplyAsync(this::fail, pool);
                    CompletableFuture<Void> all = CompletableFuture.allOf(failing, more, most);
                    asked.countDown();
                    all.join();
                }
                case "both" -> {
                    CompletableFuture<Integer> other = CompletableFuture.supplyAsync(this::fail, pool);
                    askAndAwait(failing);
                    askAndAwait(other);
                    failing.thenCombine(other, Integer::sum).join();
                }
                case "again" -> {
                    afterAWhile.add(() -> lookAt(failing.thenCombine(failing(), Integer::sum)));
                    asked.countDown();
                    failing.join();
                }
                case "beside-cancelled" ->
                    afterAWhile.add(() -> lookAt(cancelled().thenCombine(failing, Integer::sum)));
                case "with-ended" -> {
                    askAndAwait(failing);
                    CompletableFuture<Integer> both = ended().thenCombine(failing, Integer::sum);
                    afterAWhile.add(() -> lookAt(both));
                }
                default -> throw new IllegalArgumentException(way);
            }
        } catch (CompletionException | ExecutionException e) {
            System.out.println("no price: " + e.getCause());
        }
    }

    private static void lookAt(CompletableFuture<Integer> price) {
        try {
            price.join();
        } catch (CompletionException | CancellationException e) {
            System.out.println("no price: " + e);
        }
    }

    /** One that was told to end: no failure. */
    private static CompletableFuture<Integer> ended() {
        return CompletableFuture.failedFuture(new CancellationException());
    }

    private static CompletableFuture<Integer> cancelled() {
        CompletableFuture<Integer> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        return cancelled;
    }

    private static CompletableFuture<Integer> failing() {
        return CompletableFuture.failedFuture(refusal());
    }

    private CompletableFuture<Integer> later() {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        late.add(future);
        return future;
    }

    private void callBack(CompletableFuture<Integer> price) {
        pool.execute(() -> price.completeExceptionally(refusal())); // mark given in callBack
    }

    private int answer() {
        awaitAsked();
        return 1;
    }

    private int fail() {
        awaitAsked();
        throw refusal();
    }

    /** Without a wait that looks at the failure. */
    private void askAndAwait(CompletableFuture<Integer> future) {
        asked.countDown();
        while (!future.isDone()) {
            Thread.onSpinWait();
        }
    }

    private void awaitAsked() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int convert(int price) {
        throw refusal();
    }

    private static IllegalStateException refusal() {
        return new IllegalStateException("no price today"); // mark thrown in refusal
    }
}
