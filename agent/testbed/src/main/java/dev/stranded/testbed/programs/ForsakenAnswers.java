package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Queries given to a pool, each of which waits for an answer that nobody puts.
 *
 * <p>Argument: the pool, which is {@code fork-join}, {@code asynchronous} (the same by way of a
 * {@code CompletableFuture}), {@code among-many} (as that, among very many stages of another kind that are answered),
 * {@code executing} (the same, to which tasks are given by {@code execute}) or {@code virtual-workers}. Healthy twins:
 * {@link IdlePools}, {@link PoolOfWorkers}.
 */
public final class ForsakenAnswers {
    private static final int QUERIES = 24;
    private static final int MORE_THAN_ENOUGH = 32;
    private static final int MANY = 2_000;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private ForsakenAnswers() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ForsakenAnswers forsaken = new ForsakenAnswers();
        ExecutorService pool = arguments[0].equals("virtual-workers")
                ? new ThreadPoolExecutor(
                        QUERIES, QUERIES, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Threads.of("virtual"))
                : new ForkJoinPool(MORE_THAN_ENOUGH);
        if (arguments[0].equals("among-many")) {
            Thread bustle = new Thread(() -> bustle(pool));
            bustle.setDaemon(true);
            bustle.start();
        }
        Pace.pass(1_000);
        for (int query = 0; query < QUERIES; query++) {
            if (arguments[0].equals("asynchronous") || arguments[0].equals("among-many")) {
                forsaken.askLater(pool);
            } else if (arguments[0].equals("executing")) {
                pool.execute(forsaken::answer); // mark spawn-executing in main
            } else {
                forsaken.ask(pool);
            }
            Pace.pass(200);
        }
        parent.hear();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // That nobody looks at the answers is the point.
    private void ask(ExecutorService pool) {
        pool.submit(answers::take); // mark spawn in ask
    }

    @SuppressWarnings("FutureReturnValueIgnored") // As above.
    private void askLater(ExecutorService pool) {
        CompletableFuture.supplyAsync(this::answer, pool); // mark spawn-later in askLater
    }

    private static void bustle(ExecutorService pool) {
        List<CompletableFuture<Integer>> answered = new ArrayList<>();
        while (true) {
            for (int i = 0; i < MANY; i++) {
                answered.add(CompletableFuture.supplyAsync(() -> 1, pool));
            }
            answered.forEach(CompletableFuture::join);
            answered.clear();
            Pace.pass(20);
        }
    }

    private String answer() {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
