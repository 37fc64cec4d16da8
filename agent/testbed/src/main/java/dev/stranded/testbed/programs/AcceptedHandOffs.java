package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Each request has a thread fetch the answer, gives up before it is there, and leaves a place to put it down.
 *
 * <p>So the thread puts the late answer down and ends. Argument: the kind of threads. Leaky twin:
 * {@link ForsakenHandOffs}.
 */
public final class AcceptedHandOffs {
    private static final int TURNS = 150;

    private AcceptedHandOffs() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int request = 0; ; request++) {
            request(threads);
            if (request == TURNS) {
                parent.tell("settled");
            }
        }
    }

    private static void request(ThreadFactory threads) throws InterruptedException {
        BlockingQueue<String> answer = new ArrayBlockingQueue<>(1);
        threads.newThread(() -> fetch(answer)).start();
        answer.poll(20, TimeUnit.MILLISECONDS);
    }

    private static void fetch(BlockingQueue<String> answer) {
        try {
            Pace.pass(40);
            answer.put("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
