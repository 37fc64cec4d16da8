package dev.stranded.testbed.programs;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An order forks a task in a scope and joins it; the task asks for the lock of the stock.
 *
 * <p>For the structured concurrency of JDK 25, by reflection, since this is compiled for a JDK that has none. Argument:
 * {@code holding}, and the order has the lock while it joins; or {@code free}, the healthy twin.
 */
public final class ScopeUnderLock {
    private static final ReentrantLock STOCK = new ReentrantLock();

    private ScopeUnderLock() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        boolean holding = arguments[0].equals("holding");
        Threads.of("virtual").newThread(() -> order(holding)).start(); // mark spawn in main
        parent.tell("settled");
        parent.hear();
    }

    private static void order(boolean holding) {
        if (holding) {
            STOCK.lock();
        }
        try {
            forkAndJoin();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has another structured concurrency", e);
        } finally {
            if (holding) {
                STOCK.unlock();
            }
        }
    }

    private static void forkAndJoin() throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Method fork = type.getMethod("fork", Callable.class);
        Method join = type.getMethod("join");
        try (AutoCloseable scope = (AutoCloseable) type.getMethod("open").invoke(null)) {
            Callable<Integer> task = ScopeUnderLock::reserve;
            fork.invoke(scope, task); // mark fork in forkAndJoin
            join.invoke(scope); // mark wait in forkAndJoin
        } catch (ReflectiveOperationException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("a scope that was joined closes", e);
        }
    }

    private static int reserve() {
        STOCK.lock(); // mark wait-fork in reserve
        try {
            return 1;
        } finally {
            STOCK.unlock();
        }
    }
}
