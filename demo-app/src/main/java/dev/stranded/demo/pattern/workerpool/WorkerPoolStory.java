package dev.stranded.demo.pattern.workerpool;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** Sums of squares, each by a pool of its own. */
public final class WorkerPoolStory implements Story {
    private static final int WORKERS = 4;
    private static final long EVERY_MILLIS = 50;
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 100).boxed().toList();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        long sums = 0;
        while (life.pass(EVERY_MILLIS)) {
            LeakyWorkerPool.sumOfSquares(NUMBERS, threads);
            sums++;
        }
        System.out.println(sums + " sums of 100 squares, each by a pool that was never closed");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        long sums = 0;
        long sum = 0;
        while (life.pass(EVERY_MILLIS)) {
            sum = sumOfSquares(threads);
            sums++;
        }
        System.out.println(sums + " sums of 100 squares, each by a pool of 4 that was closed; the last is " + sum);
    }

    private static long sumOfSquares(ThreadFactory threads) throws InterruptedException, ExecutionException {
        List<Future<Long>> squares = new ArrayList<>();
        try (WorkerPool<Integer, Long> pool = new WorkerPool<>(WORKERS, WorkerPoolStory::square, threads)) {
            for (int number : NUMBERS) {
                squares.add(pool.submit(number));
            }
        }
        long sum = 0;
        for (Future<Long> square : squares) {
            sum += square.get();
        }
        return sum;
    }

    private static long square(int number) {
        return (long) number * number;
    }
}
