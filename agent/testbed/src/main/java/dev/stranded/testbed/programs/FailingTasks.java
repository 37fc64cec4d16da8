package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Mails are sent by tasks of a pool, and all of them fail.
 *
 * <p>Argument: {@code unseen}, and nobody asks for the outcome; or {@code seen}, the healthy twin, which does; or
 * {@code interrupted}, another one, whose tasks are told to end; or {@code cancelled}, another one, whose tasks fail
 * when they are cancelled, which nobody can be told any more. With a second one, {@code each}, every task has a virtual
 * thread of its own.
 */
public final class FailingTasks {
    private static final int MAILS = 10;

    private FailingTasks() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ExecutorService pool = arguments.length > 1
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(2);
        for (int mail = 0; mail < MAILS; mail++) {
            send(pool, arguments[0]);
        }
        Pace.pass(1_000);
        System.gc();
        parent.tell("settled");
        parent.hear();
    }

    private static void send(ExecutorService pool, String way) throws InterruptedException {
        if (way.equals("cancelled")) {
            cancel(pool);
            return;
        }
        boolean interrupted = way.equals("interrupted");
        Future<?> outcome = pool.submit(() -> transmit(interrupted)); // mark spawn in send
        if (way.equals("seen")) {
            try {
                outcome.get();
            } catch (ExecutionException e) {
                System.out.println("not sent: " + e.getCause());
            }
        }
    }

    private static void cancel(ExecutorService pool) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> outcome = pool.submit(() -> transmitUntilTold(begun));
        begun.await();
        outcome.cancel(true);
    }

    private static Object transmitUntilTold(CountDownLatch begun) {
        begun.countDown();
        try {
            return Pace.forEver();
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to end", e);
        }
    }

    private static Object transmit(boolean interrupted) throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
        throw new IllegalStateException("no such host"); // mark thrown in transmit
    }
}
