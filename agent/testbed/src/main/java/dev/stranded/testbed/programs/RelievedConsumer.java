package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Three producers put orders into a queue for one consumer, which ends now and then, and another follows.
 *
 * <p>The producers wait for room for as long as nobody takes. Arguments: the kind of threads, and how the next comes:
 * {@code restarted} shortly after, {@code waiting} elsewhere all the time until it is its turn, or {@code slow}: there
 * is only one, which takes its time. Leaky twin: {@link FailedConsumer}.
 */
public final class RelievedConsumer {
    private static final int PRODUCERS = 3;
    private static final int CAPACITY = 2;
    private static final int ORDERS = 20;
    private static final int SHIFTS = 3;
    private static final int LONG_MILLIS = 2_000;

    private RelievedConsumer() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(CAPACITY);
        for (int producer = 0; producer < PRODUCERS; producer++) {
            threads.newThread(() -> produce(orders)).start();
        }
        switch (arguments[1]) {
            case "restarted" -> restart(threads, orders, parent);
            case "waiting" -> waitForTurn(threads, orders, parent);
            case "slow" ->
                threads.newThread(() -> consume(orders, LONG_MILLIS, parent)).start();
            default -> throw new IllegalArgumentException("no way " + arguments[1]);
        }
        parent.hear();
    }

    private static void restart(ThreadFactory threads, BlockingQueue<String> orders, Parent parent)
            throws InterruptedException {
        for (int shift = 0; ; shift++) {
            Thread consumer = threads.newThread(() -> consume(orders, 5, null));
            consumer.start();
            consumer.join();
            Pace.pass(200);
            if (shift == SHIFTS) {
                parent.tell("settled");
            }
        }
    }

    private static void waitForTurn(ThreadFactory threads, BlockingQueue<String> orders, Parent parent)
            throws InterruptedException {
        Thread first = threads.newThread(() -> consume(orders, 5, null));
        first.start();
        threads.newThread(() -> {
                    Pace.pass(2 * LONG_MILLIS);
                    parent.tell("settled");
                    while (true) {
                        consume(orders, 5, null);
                    }
                })
                .start();
        first.join();
    }

    private static void consume(BlockingQueue<String> orders, long millisEach, @Nullable Parent parent) {
        try {
            for (int order = 0; order < ORDERS; order++) {
                orders.take();
                Pace.pass(millisEach);
                if (order == 1 && parent != null) {
                    parent.tell("settled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
