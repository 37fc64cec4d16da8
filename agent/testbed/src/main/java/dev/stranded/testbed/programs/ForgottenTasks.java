package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Each request starts a task of its own that goes on until it is told to end, and returns without telling it.
 *
 * <p>Arguments: the kind of threads; what runs the requests, {@code pool} or {@code thread} (one for each); and what
 * the tasks do, which is {@code beat}, {@code poll} or {@code await}. Healthy twin: {@link RememberedTasks}.
 */
public final class ForgottenTasks {
    private static final int MOST = 200;
    private static final int BEAT_MILLIS = 40;

    private final ThreadFactory threads;
    private final String work;

    private ForgottenTasks(ThreadFactory threads, String work) {
        this.threads = threads;
        this.work = work;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        ForgottenTasks forgotten = new ForgottenTasks(threads, arguments[2]);
        Executor server = arguments[1].equals("pool")
                ? Executors.newFixedThreadPool(2)
                : request -> threads.newThread(request).start(); // mark thread in lambda$main
        for (int request = 0; request < MOST; request++) {
            server.execute(forgotten::handle); // mark pool in main
            Pace.pass(60);
        }
        parent.hear();
    }

    private void handle() {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        CountDownLatch done = new CountDownLatch(1);
        threads.newThread(() -> goOn(answers, done)).start(); // mark spawn in handle
        Pace.pass(5);
    }

    private void goOn(BlockingQueue<String> answers, CountDownLatch done) {
        try {
            boolean over = false;
            while (!over) {
                switch (work) {
                    case "beat" -> TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS); // mark beat in goOn
                    case "poll" -> over = answers.poll(BEAT_MILLIS, TimeUnit.MILLISECONDS) != null; // mark poll in goOn
                    case "await" -> over = done.await(BEAT_MILLIS, TimeUnit.MILLISECONDS); // mark await in goOn
                    default -> throw new IllegalArgumentException(work);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
