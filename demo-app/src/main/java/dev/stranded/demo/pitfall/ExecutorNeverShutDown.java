package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Each report is made by a pool of its own, which then waits for the next job for ever. */
public final class ExecutorNeverShutDown implements Story {
    private static final int WORKERS = 2;
    private static final long EVERY_MILLIS = 50;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        while (life.pass(EVERY_MILLIS)) {
            ExecutorService pool = Executors.newFixedThreadPool(WORKERS, threads);
            pool.submit(() -> Orders.take(1)).get();
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        long reports = 0;
        while (life.pass(EVERY_MILLIS)) {
            ExecutorService pool = Executors.newFixedThreadPool(WORKERS, threads);
            try {
                pool.submit(() -> Orders.take(1)).get();
                reports++;
            } finally {
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.MINUTES);
            }
        }
        System.out.println(reports + " reports, and as many pools shut down");
    }
}
