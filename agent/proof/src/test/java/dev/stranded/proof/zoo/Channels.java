package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Each kind of channel twice: abandoned, and held by a static field. */
final class Channels {
    private static final List<Object> HELD = new ArrayList<>();

    private Channels() {}

    static void open() {
        both("queue", new Takes(new LinkedBlockingQueue<>()), new Takes(new LinkedBlockingQueue<>()));
        both("array queue", new Takes(new ArrayBlockingQueue<>(3)), new Takes(new ArrayBlockingQueue<>(3)));
        both("full queue", new Puts(new ArrayBlockingQueue<>(1)), new Puts(new ArrayBlockingQueue<>(1)));
        both("deque", new Takes(new LinkedBlockingDeque<>()), new Takes(new LinkedBlockingDeque<>()));
        both("priority queue", new Takes(new PriorityBlockingQueue<>()), new Takes(new PriorityBlockingQueue<>()));
        both("take over", new Takes(new SynchronousQueue<>()), new Takes(new SynchronousQueue<>()));
        both("fair hand over", new Takes(new SynchronousQueue<>(true)), new Takes(new SynchronousQueue<>(true)));
        both("hand over", new HandsOver(new SynchronousQueue<>()), new HandsOver(new SynchronousQueue<>()));
        both("transfer", new Transfers(new LinkedTransferQueue<>()), new Transfers(new LinkedTransferQueue<>()));
        both("transfer take", new Takes(new LinkedTransferQueue<>()), new Takes(new LinkedTransferQueue<>()));
        both("delay queue", new Delays(new DelayQueue<>()), new Delays(new DelayQueue<>()));
        both("latch", new Awaits(new CountDownLatch(1)), new Awaits(new CountDownLatch(1)));
        both("semaphore", new Acquires(new Semaphore(2)), new Acquires(new Semaphore(2)));
        both("future task", new Gets(new FutureTask<>(() -> 1)), new Gets(new FutureTask<>(() -> 1)));
        both("completable", new Completes(new CompletableFuture<>()), new Completes(new CompletableFuture<>()));
        both("joined completable", new Joins(new CompletableFuture<>()), new Joins(new CompletableFuture<>()));
        both("barrier", new Meets(new CyclicBarrier(2)), new Meets(new CyclicBarrier(2)));
        both("phaser", new Arrives(new Phaser(2)), new Arrives(new Phaser(2)));
        both("exchanger", new Exchanges(new Exchanger<>()), new Exchanges(new Exchanger<>()));
        dependent("PROVEN", new CompletableFuture<>());
        dependent("ALIVE", held(new CompletableFuture<>()));
        CompletableFuture<Object> timed = new CompletableFuture<>();
        timed.orTimeout(1, TimeUnit.HOURS);
        Cage.spawn("ALIVE|completable with time-out", timed::get);
    }

    private static void both(String name, Cage.Body abandoned, Cage.Body held) {
        Cage.spawn("PROVEN|" + name, abandoned);
        Cage.spawn("ALIVE|" + name, held(held));
    }

    private static <T> T held(T object) {
        HELD.add(object);
        return object;
    }

    private static void dependent(String expected, CompletableFuture<Object> source) {
        CompletableFuture<String> dependent = source.thenApply(Object::toString).thenApply(String::strip);
        Cage.spawn(expected + "|dependent completable", dependent::join);
    }

    private record Takes(BlockingQueue<Object> queue) implements Cage.Body {
        @Override
        public void run() throws Exception {
            queue.take();
        }
    }

    private record Puts(BlockingQueue<Object> queue) implements Cage.Body {
        @Override
        public void run() throws Exception {
            queue.put("one");
            queue.put("two");
        }
    }

    private record HandsOver(BlockingQueue<Object> queue) implements Cage.Body {
        @Override
        public void run() throws Exception {
            queue.put("one");
        }
    }

    private record Transfers(LinkedTransferQueue<Object> queue) implements Cage.Body {
        @Override
        public void run() throws Exception {
            queue.transfer("one");
        }
    }

    private record Delays(DelayQueue<Delayed> queue) implements Cage.Body {
        @Override
        public void run() throws Exception {
            queue.take();
        }
    }

    private record Awaits(CountDownLatch latch) implements Cage.Body {
        @Override
        public void run() throws Exception {
            latch.await();
        }
    }

    private record Acquires(Semaphore permits) implements Cage.Body {
        @Override
        public void run() throws Exception {
            permits.acquire(3);
        }
    }

    private record Gets(FutureTask<Object> future) implements Cage.Body {
        @Override
        public void run() throws Exception {
            future.get();
        }
    }

    private record Completes(CompletableFuture<Object> future) implements Cage.Body {
        @Override
        public void run() throws Exception {
            future.get();
        }
    }

    private record Joins(CompletableFuture<Object> future) implements Cage.Body {
        @Override
        public void run() {
            future.join();
        }
    }

    private record Meets(CyclicBarrier barrier) implements Cage.Body {
        @Override
        public void run() throws Exception {
            barrier.await();
        }
    }

    private record Arrives(Phaser phaser) implements Cage.Body {
        @Override
        public void run() {
            phaser.arriveAndAwaitAdvance();
        }
    }

    private record Exchanges(Exchanger<Object> exchanger) implements Cage.Body {
        @Override
        public void run() throws Exception {
            exchanger.exchange("one");
        }
    }
}
