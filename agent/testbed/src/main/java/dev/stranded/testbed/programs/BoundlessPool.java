package dev.stranded.testbed.programs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Each request is submitted to a pool that has a thread for whatever it is given, and calls something slow.
 *
 * <p>The pool bounds nothing. Argument: {@code cached} or {@code per-task}, which is of virtual threads. Healthy twin:
 * {@link PoolOfWorkers}.
 */
public final class BoundlessPool {
    private static final int MOST = 3_000;

    private BoundlessPool() {}

    /** Runs until standard input ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // As careless as the program that it stands for.
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ExecutorService pool = make(arguments[0]);
        for (int request = 0; request < MOST; request++) {
            pool.submit(BoundlessPool::call); // mark spawn in main
            Pace.pass(10);
        }
    }

    private static ExecutorService make(String sort) throws ReflectiveOperationException {
        return switch (sort) {
            case "cached" -> Executors.newCachedThreadPool();
            case "per-task" ->
                (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            default -> throw new IllegalArgumentException(sort);
        };
    }

    private static void call() {
        Pace.pass(120_000); // mark wait in call
    }
}
