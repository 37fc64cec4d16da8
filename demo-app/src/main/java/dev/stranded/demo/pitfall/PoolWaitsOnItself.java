package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Every worker of a pool waits for a task that stands in the queue of the same pool, for want of a worker. */
public final class PoolWaitsOnItself implements Story {
    private static final int WORKERS = 2;
    private static final int REPORTS = 4;
    private static final long A_CHAPTER_MILLIS = 20;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS, threads);
        for (int report = 0; report < REPORTS; report++) {
            pool.execute(() -> write(pool));
        }
        life.awaitEnd();
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        ExecutorService reports = Executors.newFixedThreadPool(WORKERS, threads);
        ExecutorService chapters = Executors.newFixedThreadPool(WORKERS, threads);
        List<Future<?>> written = new ArrayList<>();
        for (int report = 0; report < REPORTS; report++) {
            written.add(reports.submit(() -> write(chapters)));
        }
        for (Future<?> report : written) {
            report.get();
        }
        System.out.println(written.size() + " reports written, their chapters by a pool of their own");
        life.awaitEnd();
        reports.shutdown();
        chapters.shutdown();
        reports.awaitTermination(1, TimeUnit.MINUTES);
        chapters.awaitTermination(1, TimeUnit.MINUTES);
    }

    private static void write(ExecutorService chapters) {
        Orders.take(A_CHAPTER_MILLIS);
        Future<?> chapter = chapters.submit(() -> Orders.take(A_CHAPTER_MILLIS));
        try {
            chapter.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a chapter can't be written", e.getCause());
        }
    }
}
