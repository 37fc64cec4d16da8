package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * Each request starts one thread that waits for an answer and one that is to give it, but that one fails first.
 *
 * <p>Argument: the kind of threads.
 */
public final class FailedServers {
    private static final int MOST = 2_000;

    private FailedServers() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.out.println("ended by " + thrown));
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int request = 0; request < MOST; request++) {
            threads.newThread(() -> request(threads)).start();
            Pace.pass(50);
        }
    }

    private static void request(ThreadFactory threads) {
        CountDownLatch answered = new CountDownLatch(1);
        threads.newThread(() -> await(answered)).start(); // mark spawn in request
        threads.newThread(() -> answer(answered)).start();
    }

    private static void answer(CountDownLatch answered) {
        if (answered.getCount() > 0) {
            throw new IllegalStateException("no such answer");
        }
        answered.countDown();
    }

    private static void await(CountDownLatch answered) {
        try {
            answered.await(); // mark wait in await
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
