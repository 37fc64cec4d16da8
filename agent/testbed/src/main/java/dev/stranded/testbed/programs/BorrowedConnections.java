package dev.stranded.testbed.programs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Each request starts a thread that borrows one of a few connections for a while.
 *
 * <p>Arguments: the kind of threads; {@code rush}, and more requests come than can be served, so that their threads
 * stand before the connections; or {@code calm}, the healthy twin; and what guards the connections: a {@code queue}
 * that they lie in, {@code permits}, or a {@code lock} for the only one.
 */
public final class BorrowedConnections {
    private static final int CONNECTIONS = 3;
    private static final int USE_MILLIS = 20;

    private final BlockingQueue<Integer> idle = new ArrayBlockingQueue<>(CONNECTIONS);
    private final Semaphore permits = new Semaphore(CONNECTIONS);
    private final ReentrantLock lock = new ReentrantLock();

    private BorrowedConnections() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            idle.add(connection);
        }
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        int paceMillis = arguments[1].equals("rush") ? 3 : 4 * USE_MILLIS;
        BorrowedConnections connections = new BorrowedConnections();
        for (int request = 0; ; request++) {
            threads.newThread(() -> connections.use(arguments[2])).start(); // mark spawn in main
            Pace.pass(paceMillis);
            if (request == 20) {
                parent.tell("settled");
            }
        }
    }

    private void use(String guard) {
        try {
            switch (guard) {
                case "queue" -> useOneOfQueue();
                case "permits" -> useWithPermit();
                case "lock" -> useTheOnlyOne();
                default -> throw new IllegalArgumentException(guard);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void useOneOfQueue() throws InterruptedException {
        int connection = idle.take(); // mark queue in useOneOfQueue
        try {
            Pace.pass(USE_MILLIS);
        } finally {
            idle.put(connection);
        }
    }

    private void useWithPermit() throws InterruptedException {
        permits.acquire(); // mark permits in useWithPermit
        try {
            Pace.pass(USE_MILLIS);
        } finally {
            permits.release();
        }
    }

    private void useTheOnlyOne() {
        lock.lock(); // mark lock in useTheOnlyOne
        try {
            Pace.pass(USE_MILLIS);
        } finally {
            lock.unlock();
        }
    }
}
