package dev.stranded.benchmarks.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Very many short tasks, spread over a time, and how much memory is used on the way. */
public final class ShortTasks {
    private static final int BATCH = 1_000;

    /** What the tasks are. */
    public enum Kind {
        /** Virtual threads. */
        VIRTUAL {
            @Override
            void batch(ExecutorService pool) throws InterruptedException {
                CountDownLatch over = new CountDownLatch(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    VirtualThreads.start(over::countDown);
                }
                over.await();
            }
        },

        /** Tasks of a pool, waited for. */
        POOL {
            @Override
            void batch(ExecutorService pool) throws Exception {
                List<Future<Integer>> given = new ArrayList<>(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    given.add(pool.submit(() -> 1));
                }
                for (Future<Integer> one : given) {
                    one.get();
                }
            }
        },

        /** Stages, of which every tenth fails and is looked at, with a queue that is made for each and dropped. */
        STAGES {
            @Override
            void batch(ExecutorService pool) throws Exception {
                List<CompletableFuture<Integer>> stages = new ArrayList<>(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    int number = i;
                    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
                    stages.add(CompletableFuture.supplyAsync(() -> number, pool)
                            .thenApply(one -> one / (one % FAILING))
                            .exceptionally(e -> 0)
                            .thenApply(one -> queue.offer(one) ? one : -1));
                }
                for (CompletableFuture<Integer> stage : stages) {
                    stage.join();
                }
            }
        },

        /** Threads, each of which gives a pool a task. */
        THREADS {
            @Override
            void batch(ExecutorService pool) throws InterruptedException {
                CountDownLatch over = new CountDownLatch(BATCH);
                Thread[] threads = new Thread[BATCH];
                for (int i = 0; i < threads.length; i++) {
                    threads[i] = new Thread(() -> pool.execute(over::countDown));
                    threads[i].start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                over.await();
            }
        };

        private static final int FAILING = 10;

        abstract void batch(ExecutorService pool) throws Exception;
    }

    private ShortTasks() {}

    /**
     * Takes a {@link Kind}, how many tasks, and the seconds they are spread over. Prints what {@link UsedMemory} tells
     * after a tenth of them, in the middle and at the end.
     */
    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[0]);
        long batches = Long.parseLong(arguments[1]) / BATCH;
        double nanosEach = Double.parseDouble(arguments[2]) * 1e9 / batches;
        ExecutorService pool = Executors.newFixedThreadPool(2);
        long begin = System.nanoTime();
        for (long i = 1; i <= batches; i++) {
            kind.batch(pool);
            if (i == batches / 10 || i == batches / 2 || i == batches) {
                System.out.println(UsedMemory.now());
            }
            for (long left = nanosLeft(begin, i * nanosEach); left > 0; left = nanosLeft(begin, i * nanosEach)) {
                LockSupport.parkNanos(left);
            }
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        Runtime.getRuntime().halt(0);
    }

    private static long nanosLeft(long begin, double due) {
        return begin + (long) due - System.nanoTime();
    }
}
