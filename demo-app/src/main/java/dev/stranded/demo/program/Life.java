package dev.stranded.demo.program;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A program's time: it lasts until standard input ends. Told of by one thread. */
public final class Life {
    private static final int MOST_REQUESTS = 1_000;
    private static final int AT_ONCE_KNOWN = 64;

    private final CountDownLatch over = new CountDownLatch(1);
    private boolean listening;

    /** Lets time pass; whether life goes on. */
    public boolean pass(long millis) throws InterruptedException {
        return !listened().await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until life is over. */
    public void awaitEnd() throws InterruptedException {
        listened().await();
    }

    /**
     * Handles requests, one every so often, each in a thread of its own, as a server does. When life is over it waits
     * for those that are not done.
     */
    public void serve(long everyMillis, ThreadFactory threads, Runnable request) throws InterruptedException {
        Deque<Thread> begun = new ArrayDeque<>();
        for (int came = 0; came < MOST_REQUESTS && pass(everyMillis); came++) {
            Thread thread = threads.newThread(request);
            thread.start();
            begun.add(thread);
            if (begun.size() > AT_ONCE_KNOWN) {
                begun.removeIf(known -> !known.isAlive());
            }
        }
        for (Thread thread : begun) {
            thread.join();
        }
    }

    private CountDownLatch listened() {
        if (!listening) {
            listening = true;
            Thread ear = new Thread(this::listen, "ear");
            ear.setDaemon(true);
            ear.start();
        }
        return over;
    }

    private void listen() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected; the end of it is the sign.
            }
        } catch (IOException e) {
            // It can't say more.
        }
        over.countDown();
    }
}
