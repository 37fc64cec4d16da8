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
 * until the next morning.
 *
 * <p>More and more of them wait, but there are no more of them than before. Arguments: the kind of threads, and
 * {@code queues}, or {@code executors} for workers that are executors with one thread. Leaky twins:
 * {@link UnansweredRequests}, {@link PoolPerRequest}.
 */
public final class QuietEvening {
    private static final int WORKERS = 12;
    private static final int ROUNDS_TO_ONE_LESS = 20;
    private static final int EVENINGS = 2;

    private QuietEvening() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<Executor> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(arguments[1].equals("queues") ? worker(threads) : Executors.newSingleThreadExecutor(threads));
        }
        for (int evening = 0; evening < EVENINGS; evening++) {
            ebbAway(workers);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void ebbAway(List<Executor> workers) {
        for (int busy = WORKERS; busy > 0; busy--) {
            for (int round = 0; round < ROUNDS_TO_ONE_LESS; round++) {
                workers.subList(0, busy).forEach(worker -> worker.execute(Thread::yield));
                Pace.pass(20);
            }
        }
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
