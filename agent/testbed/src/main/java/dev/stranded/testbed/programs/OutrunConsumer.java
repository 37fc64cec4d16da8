package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Orders are put into a queue quicker than its one consumer takes them.
 *
 * <p>The queue takes any number. Arguments: the kind of threads, the type of the queue. Healthy twins:
 * {@link HeldBackProducers}, {@link QueueThatDrains}.
 */
public final class OutrunConsumer {
    private OutrunConsumer() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = make(arguments[1]);
        threads.newThread(() -> consume(orders)).start();
        while (true) {
            for (int order = 0; order < 5; order++) {
                orders.put("order");
            }
            Pace.pass(10);
        }
    }

    private static BlockingQueue<String> make(String type) {
        return type.equals("LinkedTransferQueue")
                ? new LinkedTransferQueue<>() // mark LinkedTransferQueue in make
                : new LinkedBlockingQueue<>(); // mark LinkedBlockingQueue in make
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
