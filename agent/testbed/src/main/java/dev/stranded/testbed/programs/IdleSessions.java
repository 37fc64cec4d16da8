package dev.stranded.testbed.programs;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Requests that open a session each and end. A session is a task that writes what comes to its queue, and its queue is
 * in a list that everybody can reach: so it may stay idle for as long as it likes.
 *
 * <p>Arguments: the kind of threads, and {@code new}, when nothing has come yet, or {@code greeted}, when each has
 * written a few messages and others that its request spawned have ended. Leaky twins: the kernels.
 */
public final class IdleSessions {
    private static final List<BlockingQueue<String>> SESSIONS = new CopyOnWriteArrayList<>();
    private static final int REQUESTS = 8;
    private static final int GREETINGS = 5;
    private static final int BETWEEN_GREETINGS_MILLIS = 250;

    private final ThreadFactory threads;
    private final boolean greeted;

    private IdleSessions(ThreadFactory threads, boolean greeted) {
        this.threads = threads;
        this.greeted = greeted;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        boolean greeted = arguments[1].equals("greeted");
        ThreadFactory threads = Threads.of(arguments[0]);
        IdleSessions sessions = new IdleSessions(threads, greeted);
        for (int i = 0; i < REQUESTS; i++) {
            Thread request = threads.newThread(sessions::open);
            request.start();
            request.join();
        }
        for (int i = 0; greeted && i < GREETINGS; i++) {
            Pace.pass(BETWEEN_GREETINGS_MILLIS);
            SESSIONS.forEach(session -> session.add("hello"));
        }
        parent.tell("settled");
        parent.hear();
    }

    private void open() {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        CountDownLatch authenticated = new CountDownLatch(greeted ? 1 : 0);
        if (greeted) {
            threads.newThread(authenticated::countDown).start();
        }
        threads.newThread(() -> write(messages)).start();
        SESSIONS.add(messages);
        try {
            authenticated.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BlockingQueue<String> messages) {
        try {
            while (!messages.take().equals("bye")) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
