package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Orders are put into a queue quicker than its one consumer takes them.
 *
 * <p>The queue takes any number. Arguments: the kind of threads, and the class of the queue. Healthy twins:
 * {@link HeldBackProducers}, {@link QueueThatDrains}.
 */
public final class OutrunConsumer {
    private OutrunConsumer() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = switch (arguments[1]) {
            case "LinkedBlockingQueue" -> new LinkedBlockingQueue<>(); // mark LinkedBlockingQueue in main
            case "LinkedBlockingDeque" -> new LinkedBlockingDeque<>(); // mark LinkedBlockingDeque in main
            case "PriorityBlockingQueue" -> new PriorityBlockingQueue<>(); // mark PriorityBlockingQueue in main
            case "LinkedTransferQueue" -> new LinkedTransferQueue<>(); // mark LinkedTransferQueue in main
            default -> throw new IllegalArgumentException(arguments[1]);
        };
        threads.newThread(() -> consume(orders)).start();
        while (true) {
            for (int order = 0; order < 5; order++) {
                orders.put("order");
            }
            Pace.pass(10);
        }
    }

    private static void consume(BlockingQueue<String> orders) {
        try {
            while (true) {
                orders.take();
                Pace.pass(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
