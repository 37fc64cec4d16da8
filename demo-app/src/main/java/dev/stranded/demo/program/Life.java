package dev.stranded.demo.program;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** A program's time: it lasts until standard input ends. Told of by one thread. */
public final class Life {
    private static final int MOST_REQUESTS = 1_000;
    private static final int AT_ONCE_KNOWN = 64;

    private @Nullable Thread ear;

    /** Lets time pass; whether life goes on. Once it does not, nothing of this is left. */
    public boolean pass(long millis) throws InterruptedException {
        Thread listening = ear();
        listening.join(Math.max(1, millis));
        return listening.isAlive();
    }

    /** Waits until life is over. */
    public void awaitEnd() throws InterruptedException {
        ear().join();
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

    /** The thread that lives as long. */
    private Thread ear() {
        Thread known = ear;
        if (known != null) {
            return known;
        }
        Thread made = new Thread(Life::listen, "ear");
        made.setDaemon(true);
        made.start();
        ear = made;
        return made;
    }

    private static void listen() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected; the end of it is the sign.
            }
        } catch (IOException e) {
            // It can't say more.
        }
    }
}
