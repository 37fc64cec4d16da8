package dev.stranded.testbed.programs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Each request takes a permit before it starts a thread that calls something slow.
 *
 * <p>However slow the callee, no more threads are live than there are permits. Argument: the kind of threads. Leaky
 * twin: {@link ThreadPerRequest}.
 */
public final class PermitPerRequest {
    private static final int PERMITS = 80;

    private PermitPerRequest() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        Semaphore permits = new Semaphore(PERMITS);
        for (int request = 0; ; request++) {
            permits.acquire();
            threads.newThread(() -> call(permits)).start();
            if (request == PERMITS) {
                parent.tell("settled");
            }
        }
    }

    private static void call(Semaphore permits) {
        try {
            Pace.pass(700);
        } finally {
            permits.release();
        }
    }
}
