package dev.stranded.proof.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many tasks wait and are released one after the other, and the heap is dumped meanwhile. Who has been released and has
 * not run yet looks blocked for ever on a channel that nobody has any more.
 */
public final class Released {
    private static final int OF_EACH = 60;
    private static final Queue<Runnable> RELEASES = new ArrayDeque<>();

    private Released() {}

    /** Runs it: {@code platform} or {@code virtual}, and the file. */
    public static void main(String[] arguments) throws Exception {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        for (int i = 0; i < OF_EACH; i++) {
            queues(new LinkedBlockingQueue<>());
            queues(new SynchronousQueue<>());
            queues(new SynchronousQueue<>(true));
            queues(new LinkedTransferQueue<>());
            signals();
            results();
            meetings();
        }
        // The first dump takes long; the second one is quick enough to come in between.
        Cage.dump(arguments[1], true);
        Files.delete(Path.of(arguments[1]));
        CountDownLatch begun = new CountDownLatch(RELEASES.size() / 10);
        Thread dumper = new Thread(() -> dump(arguments[1], begun));
        dumper.start();
        releaseAll(begun);
        dumper.join();
        System.out.println("dumped");
        Runtime.getRuntime().halt(0);
    }

    private static void dump(String file, CountDownLatch begun) {
        try {
            begun.await();
            Cage.dump(file, false);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void releaseAll(CountDownLatch begun) {
        for (Runnable next = RELEASES.poll(); next != null; next = RELEASES.poll()) {
            next.run();
            begun.countDown();
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

    private static void results() {
        FutureTask<Object> task = new FutureTask<>(() -> 1);
        Cage.spawn("ALIVE?|future task", task::get);
        RELEASES.add(task);
        CompletableFuture<Object> future = new CompletableFuture<>();
        Cage.spawn("ALIVE?|completable", future::join);
        RELEASES.add(() -> future.complete("done"));
    }

    private static void meetings() {
        Phaser phaser = new Phaser(2);
        Cage.spawn("ALIVE?|phaser", phaser::arriveAndAwaitAdvance);
        RELEASES.add(phaser::arrive);
        Exchanger<Object> exchanger = new Exchanger<>();
        Cage.spawn("ALIVE?|exchanger", () -> exchanger.exchange("one"));
        RELEASES.add(() -> {
            try {
                exchanger.exchange("two");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
