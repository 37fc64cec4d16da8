package dev.stranded.testbed.programs;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Each request is answered by a pool of its own.
 *
 * <p>Argument: {@code forgotten}, and the pools are never shut down; or {@code shutdown}, the healthy twin.
 */
public final class PoolPerRequest {
    private static final int WORKERS = 2;

    private PoolPerRequest() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        boolean forgotten = arguments[0].equals("forgotten");
        for (int request = 0; ; request++) {
            answer(forgotten);
            Pace.pass(100);
            if (request == 30) {
                parent.tell("settled");
            }
        }
    }

    private static void answer(boolean forgotten) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS); // mark made in answer
        pool.submit(() -> Pace.pass(1)).get();
        if (!forgotten) {
            pool.shutdown();
        }
    }
}
