package dev.stranded.testbed.programs;

import java.security.Permission;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SubmissionPublisher;

/**
 * A program under a security manager, that comes to all places where the agent looks for something in the JDK for the
 * first time, and then leaves one thread behind for each request.
 *
 * <p>Argument: the manager is {@code given} to the JVM, {@code set} by the program, or forbids to {@code exit} alone.
 * Up to JDK 23 only.
 */
@SuppressWarnings("removal")
public final class Guarded {
    private static final int MOST = 2_000;

    private Guarded() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "set" -> System.setSecurityManager(new SecurityManager());
            case "exit" -> System.setSecurityManager(new StayHere());
            default -> System.out.println("given: " + (System.getSecurityManager() != null));
        }
        System.out.println("user.home: " + read("user.home"));
        System.out.println("exit: " + exit());
        useExecutors();
        usePublisher();
        Thread requests = new Thread(Guarded::serve, "requests");
        requests.setDaemon(true);
        requests.start();
        while (System.in.read() >= 0) {
            // Until it ends.
        }
    }

    private static String read(String property) {
        try {
            return System.getProperty(property) == null ? "missing" : "read";
        } catch (SecurityException e) {
            return "forbidden";
        }
    }

    private static String exit() {
        if (!(System.getSecurityManager() instanceof StayHere)) {
            return "not tried";
        }
        try {
            System.exit(3);
            return "done";
        } catch (SecurityException e) {
            return "forbidden";
        }
    }

    private static void useExecutors() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        ForkJoinPool forks = new ForkJoinPool(1);
        int failures = 0;
        for (ExecutorService executor : new ExecutorService[] {pool, forks}) {
            try {
                executor.submit(Guarded::fail).get();
            } catch (ExecutionException e) {
                failures++;
            }
            try {
                CompletableFuture.runAsync(Guarded::fail, executor).join();
            } catch (CompletionException e) {
                failures++;
            }
            executor.shutdown();
            try {
                executor.execute(Guarded::fail);
            } catch (RejectedExecutionException e) {
                failures++;
            }
        }
        System.out.println("failures: " + failures);
    }

    private static void usePublisher() {
        SubmissionPublisher<String> publisher = new SubmissionPublisher<>(Runnable::run, 1);
        publisher.close();
        try {
            publisher.submit("late");
        } catch (IllegalStateException e) {
            System.out.println("publisher: closed");
        }
    }

    private static void fail() {
        throw new IllegalStateException("as it should");
    }

    private static void serve() {
        for (int request = 0; request < MOST; request++) {
            Thread thread = new Thread(Guarded::waitForEver);
            thread.setDaemon(true);
            thread.start(); // mark spawn in serve
            Pace.pass(25);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await(); // mark wait in waitForEver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forbids to exit and nothing else, as test runners and build tools do. */
    private static final class StayHere extends SecurityManager {
        @Override
        public void checkExit(int status) {
            throw new SecurityException("stay");
        }

        @Override
        public void checkPermission(Permission permission) {
            // Allowed.
        }
    }
}
