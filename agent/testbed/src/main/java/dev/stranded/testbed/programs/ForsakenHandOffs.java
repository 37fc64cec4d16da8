package dev.stranded.testbed.programs;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Each request has a thread fetch the answer and hand it over, but gives up before the answer is there.
 *
 * <p>So the thread waits for ever to hand over what nobody will take. Argument: the kind of threads. Healthy twin:
 * {@link AcceptedHandOffs}.
 */
public final class ForsakenHandOffs {
    private static final int MOST = 2_000;

    private ForsakenHandOffs() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int request = 0; request < MOST; request++) {
            request(threads);
        }
    }

    private static void request(ThreadFactory threads) throws InterruptedException {
        SynchronousQueue<String> answer = new SynchronousQueue<>(); // mark made in request
        threads.newThread(() -> fetch(answer)).start(); // mark spawn in request
        answer.poll(20, TimeUnit.MILLISECONDS);
    }

    private static void fetch(SynchronousQueue<String> answer) {
        try {
            Pace.pass(40);
            answer.put("late"); // mark wait in fetch
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
