package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Three producers put orders into a queue for one consumer, which fails at a bad one.
 *
 * <p>The producers wait for room for ever; they do not become more, and {@code main} lives on. Arguments: the kind of
 * threads, the queue, and whether the consumer is a thread or a task in a pool. Healthy twin: {@link RelievedConsumer}.
 */
public final class FailedConsumer {
    /** A queue that everybody can reach. */
    private static final BlockingQueue<String> GLOBAL = new ArrayBlockingQueue<>(2);

    private static final int PRODUCERS = 3;
    private static final int CAPACITY = 2;

    private static final List<Future<?>> OUTCOMES = new ArrayList<>();

    private static volatile boolean bad;

    private FailedConsumer() {}

    /** Runs until standard input ends; the consumer fails when the test says something. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = queue(arguments[1]);
        if (arguments[2].equals("pool")) {
            ExecutorService pool = Executors.newFixedThreadPool(1, threads);
            OUTCOMES.add(pool.submit(() -> consume(orders))); // mark task in main
        } else {
            threads.newThread(() -> consume(orders)).start(); // mark consumer in main
        }
        for (int producer = 0; producer < PRODUCERS; producer++) {
            threads.newThread(() -> produce(orders)).start(); // mark spawn in main
        }
        parent.hear();
        bad = true;
        parent.hear();
    }

    private static BlockingQueue<String> queue(String type) {
        return switch (type) {
            case "ArrayBlockingQueue" -> new ArrayBlockingQueue<>(CAPACITY);
            case "LinkedBlockingQueue" -> new LinkedBlockingQueue<>(CAPACITY);
            case "LinkedBlockingDeque" -> new LinkedBlockingDeque<>(CAPACITY);
            case "SynchronousQueue" -> new SynchronousQueue<>();
            case "global" -> GLOBAL;
            default -> throw new IllegalArgumentException("no queue " + type);
        };
    }

    private static void produce(BlockingQueue<String> orders) {
        try {
            while (true) {
                Pace.pass(50);
                orders.put("order"); // mark wait in produce
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void consume(BlockingQueue<String> orders) {
        try {
            while (!bad) {
                orders.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("a bad order");
    }
}
