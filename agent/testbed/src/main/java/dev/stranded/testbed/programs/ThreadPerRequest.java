package dev.stranded.testbed.programs;

import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread that calls something slow.
 *
 * <p>As many threads are live as requests have come while the callee was slow. Argument: the kind of threads. Healthy
 * twins: {@link PermitPerRequest}, {@link BurstOfRequests}, {@link BusyDay}.
 */
public final class ThreadPerRequest {
    private static final int MOST = 3_000;

    private ThreadPerRequest() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int request = 0; request < MOST; request++) {
            threads.newThread(ThreadPerRequest::call).start(); // mark spawn in main
            Pace.pass(10);
        }
    }

    private static void call() {
        Pace.pass(120_000); // mark wait in call
    }
}
