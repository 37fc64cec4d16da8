package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Eight producers put orders into a queue quicker than its one consumer takes them, and wait when it is full.
 *
 * <p>The queue holds its producers back. Argument: the kind of threads. Leaky twin: {@link OutrunConsumer}.
 */
public final class HeldBackProducers {
    private static final int PRODUCERS = 8;
    private static final int CAPACITY = 250;

    private HeldBackProducers() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(CAPACITY);
        for (int producer = 0; producer < PRODUCERS; producer++) {
            threads.newThread(() -> produce(orders)).start();
        }
        for (int order = 0; ; order++) {
            orders.take();
            Pace.pass(20);
            if (order == PRODUCERS) {
                parent.tell("settled");
            }
        }
    }

    private static void produce(BlockingQueue<String> orders) {
        try {
            while (true) {
                orders.put("order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
