package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Two consumers wait for orders, of which there are no more today.
 *
 * <p>Arguments: the kind of threads, and where the orders came from: a {@code reader} that has come to its end,
 * {@code requests}, some of which have failed, or a reader that fails again and again and is {@code restarted}. Leaky
 * twin: {@link FailedProducer}.
 */
public final class RelievedProducer {
    private static final BlockingQueue<String> ORDERS = new LinkedBlockingQueue<>();
    private static final int CONSUMERS = 2;
    private static final int REQUESTS = 6;
    private static final int READ = 100;
    private static final int SHIFTS = 5;

    private RelievedProducer() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int consumer = 0; consumer < CONSUMERS; consumer++) {
            threads.newThread(RelievedProducer::consume).start();
        }
        switch (arguments[1]) {
            case "reader" -> run(threads, () -> read(false));
            case "requests" -> {
                for (int request = 0; request < REQUESTS; request++) {
                    boolean fails = request % 2 == 0;
                    run(threads, () -> order(fails));
                }
            }
            case "restarted" -> {
                for (int shift = 0; ; shift++) {
                    run(threads, () -> read(true));
                    Pace.pass(200);
                    if (shift == SHIFTS) {
                        parent.tell("settled");
                    }
                }
            }
            default -> throw new IllegalArgumentException("no way " + arguments[1]);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void run(ThreadFactory threads, Runnable task) throws InterruptedException {
        Thread thread = threads.newThread(task);
        thread.start();
        thread.join();
    }

    private static void order(boolean fails) {
        Pace.pass(50);
        ORDERS.add("order");
        if (fails) {
            throw new IllegalStateException("the confirmation was not sent");
        }
    }

    private static void read(boolean fails) {
        for (int order = 0; order < READ; order++) {
            Pace.pass(5);
            ORDERS.add("order");
        }
        if (fails) {
            throw new IllegalStateException("the line is broken");
        }
    }

    private static void consume() {
        try {
            while (true) {
                ORDERS.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
