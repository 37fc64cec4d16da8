package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** {@code main} has given out all letters and returns: the JVM ends with most of them unsent. */
public final class ForgettingToWait implements Story {
    private static final int LETTERS = 60;
    private static final int POSTMEN = 2;
    private static final long A_LETTER_MILLIS = 100;
    private static final long REST_OF_MAIN_MILLIS = 1_500;

    private final AtomicLong sent = new AtomicLong();

    @Override
    public void leak(ThreadFactory threads, Life life) {
        ExecutorService post = Executors.newFixedThreadPool(POSTMEN, daemons(threads));
        for (int letter = 0; letter < LETTERS; letter++) {
            post.execute(this::send);
        }
        Orders.take(REST_OF_MAIN_MILLIS);
        System.out.println(sent + " of " + LETTERS + " letters were sent when main returned");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        ExecutorService post = Executors.newFixedThreadPool(POSTMEN, daemons(threads));
        for (int letter = 0; letter < LETTERS; letter++) {
            post.execute(this::send);
        }
        Orders.take(REST_OF_MAIN_MILLIS);
        post.shutdown();
        post.awaitTermination(1, TimeUnit.MINUTES);
        System.out.println(sent + " of " + LETTERS + " letters were sent when main returned");
    }

    private void send() {
        Orders.take(A_LETTER_MILLIS);
        sent.incrementAndGet();
    }

    private static ThreadFactory daemons(ThreadFactory threads) {
        return work -> {
            Thread thread = threads.newThread(work);
            thread.setDaemon(true);
            return thread;
        };
    }
}
