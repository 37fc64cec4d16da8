package dev.stranded.proof.zoo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/**
 * Hundreds of tasks wait, are released one after the other, and the heap is dumped in the very next moment, again and
 * again. Who has been released and has not run yet looks blocked for ever on a channel that nobody has any more.
 */
public final class Released {
    private static final int OF_EACH = 10;
    private static final int WARM_UP = 2;
    private static final int TOGETHER = 8;
    private static final List<Runnable> RELEASES = new ArrayList<>();

    private Released() {}

    /**
     * Runs it: {@code platform} or {@code virtual}, the file's name, to which numbers are added, and how many dumps.
     */
    public static void main(String[] arguments) throws Exception {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        // The first dumps take long; those after them begin at once.
        for (int i = 0; i < WARM_UP; i++) {
            Cage.dump(arguments[1], true);
            Files.delete(Path.of(arguments[1]));
        }
        for (int dump = 0; dump < Integer.parseInt(arguments[2]); dump++) {
            for (int i = 0; i < OF_EACH; i++) {
                waitersOfEachKind();
            }
            Cage.awaitBlocked();
            Collections.shuffle(RELEASES, new Random(dump));
            releaseAll();
            Cage.dump(arguments[1] + dump + ".hprof", false);
        }
        System.out.println("dumped");
        Runtime.getRuntime().halt(0);
    }

    private static void waitersOfEachKind() {
        queues(new LinkedBlockingQueue<>());
        queues(new SynchronousQueue<>());
        queues(new SynchronousQueue<>(true));
        queues(new LinkedTransferQueue<>());
        signals();
        stamps();
        results();
        meetings();
    }

    private static void releaseAll() {
        for (int last = RELEASES.size() - 1; last >= 0; last--) {
            RELEASES.remove(last).run();
        }
    }

    private static void queues(BlockingQueue<Object> queue) {
        Cage.spawn("ALIVE?|" + queue.getClass().getSimpleName(), queue::take);
        RELEASES.add(() -> {
            while (!queue.offer("one")) {
                Thread.onSpinWait();
            }
        });
    }

    private static void signals() {
        CountDownLatch latch = new CountDownLatch(1);
        Cage.spawn("ALIVE?|latch", latch::await);
        RELEASES.add(latch::countDown);
        Semaphore permits = new Semaphore(0);
        Cage.spawn("ALIVE?|semaphore", permits::acquire);
        RELEASES.add(permits::release);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Cage.spawn("ALIVE?|lock", lock::lock);
        RELEASES.add(lock::unlock);
        Object monitor = new Object();
        AtomicBoolean woken = new AtomicBoolean();
        Cage.spawn("ALIVE?|monitor", () -> {
            synchronized (monitor) {
                while (!woken.get()) {
                    monitor.wait();
                }
            }
        });
        RELEASES.add(() -> {
            synchronized (monitor) {
                woken.set(true);
                monitor.notifyAll();
            }
        });
    }

    private static void stamps() {
        StampedLock lock = new StampedLock();
        long stamp = lock.writeLock();
        Cage.spawn("ALIVE?|stamped writer", lock::writeLock);
        StampedLock shared = new StampedLock();
        long other = shared.writeLock();
        Cage.spawn("ALIVE?|stamped reader", shared::readLock);
        Cage.spawn("ALIVE?|stamped reader", shared::readLock);
        RELEASES.add(() -> lock.unlockWrite(stamp));
        RELEASES.add(() -> shared.unlockWrite(other));
    }

    /** Many wait for one, so that many are released at once. */
    private static void results() {
        FutureTask<Object> task = new FutureTask<>(() -> 1);
        CompletableFuture<Object> future = new CompletableFuture<>();
        ForkJoinTask<Object> fork = new RecursiveTask<>() {
            @Override
            protected Object compute() {
                return "done";
            }
        };
        for (int i = 0; i < TOGETHER; i++) {
            Cage.spawn("ALIVE?|future task", task::get);
            Cage.spawn("ALIVE?|completable", future::join);
            Cage.spawn("ALIVE?|fork-join task", fork::join);
        }
        RELEASES.add(task);
        RELEASES.add(() -> future.complete("done"));
        RELEASES.add(() -> fork.complete("done"));
    }

    private static void meetings() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Cage.spawn("ALIVE?|barrier", barrier::await);
        Cage.spawn("ALIVE?|barrier", barrier::await);
        RELEASES.add(() -> meet(barrier::await));
        Phaser phaser = new Phaser(2);
        Cage.spawn("ALIVE?|phaser", phaser::arriveAndAwaitAdvance);
        RELEASES.add(phaser::arrive);
        Exchanger<Object> exchanger = new Exchanger<>();
        Cage.spawn("ALIVE?|exchanger", () -> exchanger.exchange("one"));
        RELEASES.add(() -> meet(() -> exchanger.exchange("two")));
    }

    private static void meet(Cage.Body meeting) {
        try {
            meeting.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
