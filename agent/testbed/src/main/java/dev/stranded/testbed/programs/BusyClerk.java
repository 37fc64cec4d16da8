package dev.stranded.testbed.programs;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clerk who polls, and is right to.
 *
 * <p>Arguments: how, and the kind of threads. {@code counting} works without a pause and looks now and then whether
 * there is something else; {@code served} polls a tray that is hardly ever empty for long; {@code flooded} one that
 * never is; {@code patient} spins for a moment and then waits; {@code sleepy} looks in every now and then. Leaky twin:
 * {@link RestlessClerk}.
 */
public final class BusyClerk {
    private static final int SPINS = 200;
    private static final int DIGITS = 20_000;
    private static final int FLOOD = 10_000;
    private static final AtomicLong SUM = new AtomicLong();

    private BusyClerk() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[1]);
        Queue<String> basket = new ConcurrentLinkedQueue<>();
        BlockingQueue<String> tray = new LinkedBlockingQueue<>();
        Runnable clerk = clerk(arguments[0], basket, tray);
        threads.newThread(clerk).start();
        if (arguments[0].equals("served") || arguments[0].equals("flooded")) {
            int atOnce = arguments[0].equals("flooded") ? FLOOD : 1;
            threads.newThread(() -> bring(basket, atOnce)).start();
        }
        parent.tell("settled");
        parent.hear();
    }

    private static Runnable clerk(String way, Queue<String> basket, BlockingQueue<String> tray) {
        return switch (way) {
            case "counting" -> () -> count(basket);
            case "served", "flooded" -> () -> poll(basket);
            case "patient" -> () -> spinThenWait(tray);
            case "sleepy" -> () -> lookIn(basket);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static void count(Queue<String> basket) {
        while (basket.peek() == null) {
            long digits = 0;
            for (int i = 0; i < DIGITS; i++) {
                digits = digits * 31 + i;
            }
            SUM.set(digits);
        }
    }

    private static void poll(Queue<String> basket) {
        while (true) {
            String order = basket.poll();
            if (order != null) {
                SUM.addAndGet(order.length());
            }
        }
    }

    private static void spinThenWait(BlockingQueue<String> tray) {
        try {
            while (true) {
                String order = null;
                for (int spin = 0; spin < SPINS && order == null; spin++) {
                    order = tray.poll();
                    Thread.onSpinWait();
                }
                if (order == null) {
                    tray.poll(20, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lookIn(Queue<String> basket) {
        while (basket.poll() == null) {
            Pace.pass(2);
        }
    }

    private static void bring(Queue<String> basket, int atOnce) {
        while (true) {
            for (int i = 0; i < atOnce; i++) {
                basket.add("order");
            }
            Pace.pass(10);
        }
    }
}
