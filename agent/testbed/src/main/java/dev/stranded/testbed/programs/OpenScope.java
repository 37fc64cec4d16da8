package dev.stranded.testbed.programs;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;

/**
 * A task opens a {@code StructuredTaskScope}, forks three tasks that take a day, and joins them.
 *
 * <p>By reflection, since this is compiled for a JDK that has none; run with {@code --enable-preview}. Argument: the
 * kind of threads of the one that joins.
 */
public final class OpenScope {
    private static final int FORKS = 3;

    private OpenScope() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        Thread owner = threads.newThread(() -> {
            try {
                join();
            } catch (ReflectiveOperationException e) {
                System.err.println("no scope: " + e);
            }
        });
        owner.setDaemon(true);
        owner.start();
        parent.hear();
    }

    private static void join() throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Object scope = type.getMethod("open").invoke(null);
        Method fork = type.getMethod("fork", Callable.class);
        Callable<String> day = Pace::forEver;
        for (int i = 0; i < FORKS; i++) {
            fork.invoke(scope, day);
        }
        type.getMethod("join").invoke(scope); // mark join in join
    }
}
