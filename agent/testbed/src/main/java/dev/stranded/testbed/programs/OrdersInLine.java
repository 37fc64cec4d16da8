package dev.stranded.testbed.programs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An order is put every forty milliseconds and taken when it has stood in line for two seconds.
 *
 * <p>Argument: the class of the queue; or {@code constants}, for an {@code ArrayBlockingQueue} into which the same is
 * put again and again.
 */
public final class OrdersInLine {
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int ROOM = 500;

    private OrdersInLine() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        boolean constants = arguments[0].equals("constants");
        Supplier<Object> order = constants ? () -> true : Object::new;
        BlockingQueue<Object> orders = switch (arguments[0]) {
            case "LinkedBlockingQueue" -> new LinkedBlockingQueue<>(); // mark LinkedBlockingQueue in main
            case "LinkedBlockingDeque" -> new LinkedBlockingDeque<>(); // mark LinkedBlockingDeque in main
            case "LinkedTransferQueue" -> new LinkedTransferQueue<>(); // mark LinkedTransferQueue in main
            default -> new ArrayBlockingQueue<>(ROOM); // mark ArrayBlockingQueue in main
        };
        Deque<Long> put = new ArrayDeque<>();
        long next = System.nanoTime();
        boolean settled = false;
        while (true) {
            long now = System.nanoTime();
            for (; next <= now; next += BETWEEN_NANOS) {
                orders.put(order.get());
                put.add(now);
            }
            while (now - put.getFirst() >= WAIT_NANOS) {
                orders.take();
                put.removeFirst();
                if (!settled) {
                    parent.tell("settled");
                    settled = true;
                }
            }
            Pace.pass(5);
        }
    }
}
