package dev.stranded.testbed.programs;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Each request is answered by a pool of its own.
 *
 * <p>Arguments: {@code forgotten}, and the pools are never shut down; or {@code shutdown}, the healthy twin. And what
 * the pool is: {@code pool}, of workers; {@code sweeper}, a scheduler that sweeps up behind the request again and
 * again; {@code timer}, for one task.
 */
public final class PoolPerRequest {
    private static final int WORKERS = 2;

    private PoolPerRequest() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        boolean forgotten = arguments[0].equals("forgotten");
        for (int request = 0; ; request++) {
            switch (arguments[1]) {
                case "pool" -> answer(forgotten);
                case "sweeper" -> sweep(forgotten);
                case "timer" -> remind(forgotten);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
            Pace.pass(100);
            if (request == 30) {
                parent.tell("settled");
            }
        }
    }

    private static void answer(boolean forgotten) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS); // mark pool in answer
        pool.submit(() -> Pace.pass(1)).get();
        if (!forgotten) {
            pool.shutdown();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It has no result.
    private static void sweep(boolean forgotten) {
        ThreadFactory threads = Executors.defaultThreadFactory();
        ScheduledExecutorService sweeper = Executors.newScheduledThreadPool(1, threads); // mark sweeper in sweep
        sweeper.scheduleAtFixedRate(() -> {}, 20, 20, TimeUnit.MILLISECONDS);
        if (!forgotten) {
            Pace.pass(50);
            sweeper.shutdown();
        }
    }

    private static void remind(boolean forgotten) {
        Timer timer = new Timer(); // mark timer in remind
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        Pace.pass(1);
                    }
                },
                10);
        if (!forgotten) {
            Pace.pass(50);
            timer.cancel();
        }
    }
}
