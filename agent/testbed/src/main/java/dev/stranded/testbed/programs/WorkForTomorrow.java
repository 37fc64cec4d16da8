package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Consumers, as many as there ever will be, wait at a queue for work that comes tomorrow.
 *
 * <p>They wait for long, but they do not multiply. Argument: the kind of threads. Leaky twin:
 * {@link UnansweredRequests}.
 */
public final class WorkForTomorrow {
    private static final int CONSUMERS = 20;

    private WorkForTomorrow() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        for (int consumer = 0; consumer < CONSUMERS; consumer++) {
            threads.newThread(() -> consume(queue)).start();
        }
        parent.tell("settled");
        parent.hear();
        queue.put(() -> parent.tell("worked"));
        parent.hear();
    }

    private static void consume(BlockingQueue<Runnable> queue) {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
