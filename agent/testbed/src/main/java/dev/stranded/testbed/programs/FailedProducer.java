package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * One producer reads orders for two consumers, until it fails.
 *
 * <p>The consumers wait for the next order for ever. Arguments: the kind of threads and the queue. Healthy twin:
 * {@link RelievedProducer}.
 */
public final class FailedProducer {
    private static final int CONSUMERS = 2;
    private static final int CAPACITY = 10;

    private static volatile boolean broken;

    private FailedProducer() {}

    /** Runs until standard input ends; the producer fails when the test says something. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = queue(arguments[1]);
        for (int consumer = 0; consumer < CONSUMERS; consumer++) {
            threads.newThread(() -> consume(orders)).start(); // mark spawn in main
        }
        threads.newThread(() -> produce(orders)).start(); // mark producer in main
        parent.hear();
        broken = true;
        parent.hear();
    }

    private static BlockingQueue<String> queue(String type) {
        return switch (type) {
            case "ArrayBlockingQueue" -> new ArrayBlockingQueue<>(CAPACITY);
            case "LinkedBlockingQueue" -> new LinkedBlockingQueue<>();
            case "PriorityBlockingQueue" -> new PriorityBlockingQueue<>();
            default -> throw new IllegalArgumentException("no queue " + type);
        };
    }

    private static void produce(BlockingQueue<String> orders) {
        try {
            while (!broken) {
                Pace.pass(20);
                orders.put("order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the line is broken");
    }

    private static void consume(BlockingQueue<String> orders) {
        try {
            while (true) {
                orders.take(); // mark wait in consume
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
