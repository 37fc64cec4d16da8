package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * Many requests come at once, each with a thread of its own, and are done before long; again and again.
 *
 * <p>Many threads are live for a while, but they drain. Argument: the kind of threads. Leaky twin:
 * {@link ThreadPerRequest}.
 */
public final class BurstOfRequests {
    private static final int REQUESTS = 200;
    private static final int BURSTS = 3;

    private BurstOfRequests() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int burst = 0; ; burst++) {
            CountDownLatch done = new CountDownLatch(REQUESTS);
            for (int request = 0; request < REQUESTS; request++) {
                int millis = 300 + request;
                threads.newThread(() -> call(millis, done)).start();
            }
            done.await();
            Pace.pass(300);
            if (burst == BURSTS) {
                parent.tell("settled");
            }
        }
    }

    private static void call(int millis, CountDownLatch done) {
        Pace.pass(millis);
        done.countDown();
    }
}
