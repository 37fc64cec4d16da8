package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Workers, each with a queue of its own, of which one more is opened with each piece of work until there are enough;
 * then the first has its turn again.
 *
 * <p>So works an executor group that starts its threads as they are needed. Argument: the kind of threads. Leaky twin:
 * {@link UnansweredRequests}.
 */
public final class NewCounters {
    private static final int COUNTERS = 12;
    private static final int PIECES = 16;
    private static final int BETWEEN_MILLIS = 400;

    private NewCounters() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<BlockingQueue<Runnable>> counters = new ArrayList<>();
        for (int piece = 0; piece < PIECES; piece++) {
            if (piece < COUNTERS) {
                counters.add(open(threads));
            }
            counters.get(piece % COUNTERS).add(Thread::yield);
            Pace.pass(BETWEEN_MILLIS);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static BlockingQueue<Runnable> open(ThreadFactory threads) {
        BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        threads.newThread(() -> consume(work)).start();
        return work;
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
