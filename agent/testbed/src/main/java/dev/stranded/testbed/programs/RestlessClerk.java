package dev.stranded.testbed.programs;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clerk looks into an empty tray again and again, without a pause.
 *
 * <p>Arguments: how, and the kind of threads. {@code poll} and {@code poll-blocking} poll, {@code poll-nothing} with a
 * time-out of nothing; {@code asks} goes by way of another method; {@code yields} lets others go first and goes on;
 * {@code interrupted} has been told to stop and does not hear it; {@code awaits} asks a future whether it is done;
 * {@code pool} is the task of an executor. Healthy twin: {@link BusyClerk}.
 */
public final class RestlessClerk {
    private static final AtomicLong SERVED = new AtomicLong();

    private RestlessClerk() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Runnable clerk = clerk(arguments[0]);
        if (arguments[0].equals("pool")) {
            ExecutorService office = Executors.newFixedThreadPool(1, Threads.of(arguments[1]));
            office.execute(clerk); // mark submitted in main
        } else {
            Threads.of(arguments[1]).newThread(clerk).start(); // mark spawned in main
        }
        parent.tell("settled");
        parent.hear();
    }

    private static Runnable clerk(String way) {
        BlockingQueue<String> tray = new LinkedBlockingQueue<>();
        Queue<String> basket = new ConcurrentLinkedQueue<>();
        Future<String> letter = new CompletableFuture<>();
        return switch (way) {
            case "poll", "pool" -> () -> poll(basket);
            case "poll-blocking" -> () -> poll(tray);
            case "poll-nothing" -> () -> pollForNothing(tray);
            case "asks" -> () -> askAnother(basket);
            case "yields" -> () -> yieldToOthers(basket);
            case "interrupted" -> () -> goOnInterrupted(tray);
            case "awaits" -> () -> askWhetherDone(letter);
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static void poll(Queue<String> tray) {
        while (true) {
            String order = tray.poll(); // mark poll in poll
            if (order != null) {
                serve(order);
            }
        }
    }

    private static void pollForNothing(BlockingQueue<String> tray) {
        try {
            while (true) {
                String order = tray.poll(0, TimeUnit.MILLISECONDS); // mark poll-nothing in pollForNothing
                if (order != null) {
                    serve(order);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void askAnother(Queue<String> tray) {
        while (true) {
            String order = next(tray); // mark asks in askAnother
            if (order != null) {
                serve(order);
            }
        }
    }

    private static String next(Queue<String> tray) {
        return tray.poll();
    }

    @SuppressWarnings("ThreadPriorityCheck") // It is the mistake that this program is about.
    private static void yieldToOthers(Queue<String> tray) {
        while (tray.isEmpty()) { // mark yields in yieldToOthers
            Thread.yield();
        }
    }

    private static void goOnInterrupted(BlockingQueue<String> tray) {
        Thread.currentThread().interrupt();
        while (true) {
            try {
                serve(tray.take()); // mark interrupted in goOnInterrupted
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void askWhetherDone(Future<String> letter) {
        while (!letter.isDone()) { // mark awaits in askWhetherDone
            Thread.onSpinWait();
        }
    }

    private static void serve(String order) {
        SERVED.addAndGet(order.length());
    }
}
