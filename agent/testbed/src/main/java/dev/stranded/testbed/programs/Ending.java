package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;

/** Ends in one of the ways in which programs end. Argument: the way. */
public final class Ending {
    private Ending() {}

    /** Ends as it is told. */
    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook")));
        switch (arguments[0]) {
            case "return" -> System.out.println("main returns");
            case "exit" -> System.exit(7);
            case "halt" -> Runtime.getRuntime().halt(8);
            case "throw" -> throw new IllegalStateException("on purpose");
            case "daemon" -> start(true, () -> Pace.pass(3_600_000));
            case "last-thread" -> start(false, () -> System.out.println("the last thread ends"));
            case "last-thread-throws" ->
                start(false, () -> {
                    throw new IllegalStateException("on purpose");
                });
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void start(boolean daemon, Runnable body) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            body.run();
        });
        thread.setDaemon(daemon);
        thread.start();
        started.await();
    }
}
