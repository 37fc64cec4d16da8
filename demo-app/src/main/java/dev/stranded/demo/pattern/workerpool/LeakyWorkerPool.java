package dev.stranded.demo.pattern.workerpool;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/** Workers whom nobody tells that the last job has come: each sum leaves four threads behind. */
final class LeakyWorkerPool {
    private static final int WORKERS = 4;

    private LeakyWorkerPool() {}

    static long sumOfSquares(List<Integer> numbers, ThreadFactory threads) throws InterruptedException {
        BlockingQueue<Integer> jobs = new ArrayBlockingQueue<>(WORKERS);
        BlockingQueue<Long> results = new ArrayBlockingQueue<>(numbers.size());
        for (int worker = 0; worker < WORKERS; worker++) {
            threads.newThread(() -> work(jobs, results)).start();
        }
        for (int number : numbers) {
            jobs.put(number);
        }
        long sum = 0;
        for (int received = 0; received < numbers.size(); received++) {
            sum += results.take();
        }
        return sum;
    }

    private static void work(BlockingQueue<Integer> jobs, BlockingQueue<Long> results) {
        try {
            while (true) {
                long number = jobs.take();
                results.put(number * number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
