package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Workers, each with a queue of its own, that have all been busy and fall idle one after another as the work ebbs away,
 * until the next morning. Some are plain threads, some are executors with one thread.
 *
 * <p>More and more of them wait, but there are no more of them than before. Argument: the kind of threads. Leaky twins:
 * {@link UnansweredRequests}, {@link PoolPerRequest}.
 */
public final class QuietEvening {
    private static final int WORKERS = 12;
    private static final int ROUNDS_TO_ONE_LESS = 20;

    private QuietEvening() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<Executor> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(worker(threads));
            workers.add(Executors.newSingleThreadExecutor(threads));
        }
        for (int busy = workers.size(); busy > 0; busy -= 2) {
            for (int round = 0; round < ROUNDS_TO_ONE_LESS; round++) {
                workers.subList(0, busy).forEach(worker -> worker.execute(Thread::yield));
                Pace.pass(20);
            }
        }
        parent.tell("settled");
        parent.hear();
    }

    private static Executor worker(ThreadFactory threads) {
        BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        threads.newThread(() -> consume(work)).start();
        return work::add;
    }

    private static void consume(BlockingQueue<Runnable> work) {
        try {
            while (true) {
                work.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
