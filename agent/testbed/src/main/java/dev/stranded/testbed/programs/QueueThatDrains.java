package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Orders come in bursts of five hundred into a queue that takes any number, and its consumer gets through them.
 *
 * <p>The queue is long now and empty then. Argument: the kind of threads. Leaky twin: {@link OutrunConsumer}.
 */
public final class QueueThatDrains {
    private static final int BURST = 500;
    private static final int BURSTS = 3;

    private QueueThatDrains() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = new LinkedBlockingQueue<>(); // mark made in main
        threads.newThread(() -> consume(orders)).start();
        for (int burst = 0; ; burst++) {
            for (int order = 0; order < BURST; order++) {
                orders.put("order");
            }
            while (!orders.isEmpty()) {
                Pace.pass(10);
            }
            if (burst == BURSTS) {
                parent.tell("settled");
            }
        }
    }

    private static void consume(BlockingQueue<String> orders) {
        try {
            while (true) {
                orders.take();
                Pace.pass(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
