package dev.stranded.testbed.programs;

import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread that waits at a queue whose other side nobody serves.
 *
 * <p>So each request leaves one thread behind. Arguments: the way to wait, the kind of threads. Healthy twin:
 * {@link AnsweredRequests}.
 */
public final class UnansweredRequests {
    private static final int MOST = 2_000;

    private UnansweredRequests() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Desk desk = Desk.of(arguments[0]);
        ThreadFactory threads = Threads.of(arguments[1]);
        for (int request = 0; request < MOST; request++) {
            threads.newThread(desk::ask).start(); // mark spawn in main
            Pace.pass(25);
            parent.tell("requests: " + (request + 1));
        }
    }
}
