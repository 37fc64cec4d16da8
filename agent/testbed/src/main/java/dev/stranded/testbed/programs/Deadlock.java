package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Two transfers that each hold what the other waits for.
 *
 * <p>Arguments: by what they wait ({@code locks}, {@code monitors}, {@code mixed}: one of each, {@code joins},
 * {@code futures}, {@code readers}, {@code upgrade}) and the kind of threads. With {@code orderly} as the third one
 * they take both in one order, time and again: the healthy twin.
 */
public final class Deadlock {
    private static final int TIMES = 1_000;

    private final CountDownLatch bothBegan = new CountDownLatch(2);
    private final CountDownLatch bothGiven = new CountDownLatch(1);
    private final Lock left = new ReentrantLock();
    private final Lock right = new ReentrantReadWriteLock().writeLock();
    private final ReentrantReadWriteLock readMostly = new ReentrantReadWriteLock();
    private final Object first = new Object();
    private final Object second = new Object();
    private final Thread[] partners = new Thread[2];
    private final Future<?>[] results = new Future<?>[2];

    private Deadlock() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Deadlock deadlock = new Deadlock();
        if (arguments.length > 2) {
            deadlock.inOneOrder(arguments[0], Threads.of(arguments[1]));
        } else {
            deadlock.begin(arguments[0], Threads.of(arguments[1]));
        }
        parent.tell("settled");
        parent.hear();
    }

    private void begin(String way, ThreadFactory threads) {
        switch (way) {
            case "locks" -> {
                threads.newThread(() -> lockBoth(left, right)).start(); // mark locks in begin
                threads.newThread(() -> lockBoth(right, left)).start();
            }
            case "monitors" -> {
                threads.newThread(() -> enterBoth(left, right)).start(); // mark monitors in begin
                threads.newThread(() -> enterBoth(right, left)).start();
            }
            case "mixed" -> {
                threads.newThread(() -> lockAndEnter(left, right)).start(); // mark mixed in begin
                threads.newThread(() -> enterAndLock(right, left)).start();
            }
            case "joins" -> {
                partners[0] = threads.newThread(() -> join(1)); // mark joins-virtual in begin
                partners[1] = threads.newThread(() -> join(0));
                partners[0].start(); // mark joins in begin
                partners[1].start();
            }
            case "futures" -> {
                ExecutorService pool = Executors.newFixedThreadPool(2, threads);
                results[0] = pool.submit(() -> get(1)); // mark futures in begin
                results[1] = pool.submit(() -> get(0));
                bothGiven.countDown();
            }
            case "readers" -> {
                partners[0] = threads.newThread(() -> readAndJoin(1)); // mark readers-virtual in begin
                partners[1] = threads.newThread(this::readBehindWriter);
                partners[1].start();
                partners[0].start(); // mark readers in begin
                threads.newThread(this::write).start();
            }
            case "upgrade" -> threads.newThread(this::upgrade).start(); // mark upgrade in begin
            default -> throw new IllegalArgumentException(way);
        }
    }

    private void inOneOrder(String way, ThreadFactory threads) {
        Runnable transfers = () -> {
            for (int i = 0; i < TIMES; i++) {
                if (way.equals("monitors")) {
                    enterInOrder();
                } else {
                    lockInOrder();
                }
            }
        };
        for (int i = 0; i < 4; i++) {
            threads.newThread(transfers).start();
        }
    }

    private void lockInOrder() {
        left.lock();
        try {
            right.lock();
            try {
                Pace.pass(1);
            } finally {
                right.unlock();
            }
        } finally {
            left.unlock();
        }
    }

    private void enterInOrder() {
        synchronized (first) {
            synchronized (second) {
                Pace.pass(1);
            }
        }
    }

    private void lockBoth(Lock first, Lock second) {
        first.lock();
        try {
            awaitBoth();
            second.lock(); // mark locks-wait in lockBoth
            try {
                bothBegan.countDown();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private void enterBoth(Object first, Object second) {
        synchronized (first) {
            awaitBoth();
            synchronized (second) {
                bothBegan.countDown();
            }
        }
    }

    private void lockAndEnter(Lock first, Object second) {
        first.lock();
        try {
            awaitBoth();
            synchronized (second) {
                bothBegan.countDown();
            }
        } finally {
            first.unlock();
        }
    }

    private void enterAndLock(Object first, Lock second) {
        synchronized (first) {
            awaitBoth();
            second.lock();
            try {
                bothBegan.countDown();
            } finally {
                second.unlock();
            }
        }
    }

    private void join(int partner) {
        try {
            awaitBoth();
            partners[partner].join(); // mark joins-wait in join
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Object get(int other) throws InterruptedException, ExecutionException {
        bothGiven.await();
        awaitBoth();
        return results[other].get(); // mark futures-wait in get
    }

    private void readAndJoin(int other) {
        readMostly.readLock().lock();
        try {
            bothGiven.countDown();
            partners[other].join(); // mark readers-wait in readAndJoin
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readMostly.readLock().unlock();
        }
    }

    private void write() {
        try {
            bothGiven.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        takeAndGiveBack(readMostly.writeLock());
    }

    private void readBehindWriter() {
        while (!readMostly.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        takeAndGiveBack(readMostly.readLock());
    }

    private void upgrade() {
        readMostly.readLock().lock();
        try {
            takeAndGiveBack(readMostly.writeLock());
        } finally {
            readMostly.readLock().unlock();
        }
    }

    private static void takeAndGiveBack(Lock lock) {
        lock.lock(); // mark upgrade-wait in takeAndGiveBack
        try {
            Thread.onSpinWait();
        } finally {
            lock.unlock();
        }
    }

    private void awaitBoth() {
        bothBegan.countDown();
        try {
            if (!bothBegan.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("the other did not begin within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
