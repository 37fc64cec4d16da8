package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * Each job has a thread that waits, without a time-out, for those that do its parts; they take their time and get done.
 *
 * <p>Argument: the kind of threads. Leaky twin: {@link ForsakenHandOffs}.
 */
public final class SlowJobs {
    private static final int PARTS = 3;

    private SlowJobs() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int job = 0; ; job++) {
            long millis = 1_500 + job % 5 * 500L;
            threads.newThread(() -> run(threads, millis)).start();
            Pace.pass(200);
            if (job == 2) {
                parent.tell("settled");
            }
        }
    }

    private static void run(ThreadFactory threads, long millis) {
        CountDownLatch left = new CountDownLatch(PARTS);
        for (int part = 0; part < PARTS; part++) {
            threads.newThread(() -> {
                        Pace.pass(millis);
                        left.countDown();
                    })
                    .start();
        }
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
