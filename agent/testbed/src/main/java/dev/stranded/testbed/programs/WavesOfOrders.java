package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Orders come now quicker, now slower than they are served, so that the queue swells and shrinks around a thousand.
 *
 * <p>It is never empty and does not grow in the long run. Argument: the kind of threads. Leaky twin:
 * {@link OutrunConsumer}.
 */
public final class WavesOfOrders {
    private static final int MEAN = 1_000;
    private static final int SWING = 250;

    private WavesOfOrders() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        fill(orders, MEAN);
        threads.newThread(() -> consume(orders)).start();
        for (int wave = 0; ; wave++) {
            fill(orders, MEAN + SWING);
            while (orders.size() > MEAN - SWING) {
                Pace.pass(5);
            }
            if (wave == 2) {
                parent.tell("settled");
            }
        }
    }

    private static void fill(BlockingQueue<String> orders, int upTo) throws InterruptedException {
        while (orders.size() < upTo) {
            for (int order = 0; order < 20; order++) {
                orders.put("order");
            }
            Pace.pass(10);
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
