package dev.stranded.testbed.programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Has one thread, one pool's task and one stage end because the JVM has no room for what they make.
 *
 * <p>Argument: the kind of threads.
 */
public final class OutOfMemory {
    private static long[] huge = {};

    private OutOfMemory() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.out.println("ended by " + thrown));
        ThreadFactory threads = Threads.of(arguments[0]);
        Thread failing = threads.newThread(OutOfMemory::makeHuge);
        failing.start();
        failing.join();
        ExecutorService pool = Executors.newFixedThreadPool(1, threads);
        try {
            pool.submit(OutOfMemory::makeHuge).get();
        } catch (ExecutionException e) {
            System.out.println("as is meant: " + e.getCause());
        }
        try {
            CompletableFuture.runAsync(OutOfMemory::makeHuge, pool).join();
        } catch (CompletionException e) {
            System.out.println("as is meant: " + e.getCause());
        }
        parent.tell("ended, having made " + huge.length);
        parent.hear();
    }

    private static void makeHuge() {
        huge = new long[Integer.MAX_VALUE];
    }
}
