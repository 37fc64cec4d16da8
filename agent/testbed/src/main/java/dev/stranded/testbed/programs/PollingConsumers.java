package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Consumers, some more now and then, poll an empty queue with a time-out, over and over.
 *
 * <p>Nobody serves them, but each of their waits ends. Argument: the kind of threads. Leaky twin:
 * {@link UnansweredRequests}.
 */
public final class PollingConsumers {
    private static final int CONSUMERS = 30;

    private PollingConsumers() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        for (int consumer = 0; consumer < CONSUMERS; consumer++) {
            threads.newThread(() -> consume(queue)).start();
            Pace.pass(100);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void consume(BlockingQueue<String> queue) {
        try {
            while (true) {
                queue.poll(2_000, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
