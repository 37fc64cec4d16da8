package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Uses threads, virtual ones where there are some, queues, locks, executors, futures and publishers, and checks all
 * that comes of it. What goes wrong is printed and ends the program with 1.
 *
 * <p>It runs round after round until standard input ends. Everything it begins it ends: nothing is to be found in it.
 */
public final class SelfTest {
    private static final int TURNS = 10;
    private static final long LONGEST_SECONDS = 60;

    private final ThreadFactory threads;

    SelfTest(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        List<SelfTest> tests = onAllThreads();
        for (int round = 1; ; round++) {
            for (SelfTest test : tests) {
                test.checkedRound();
            }
            parent.tell("round " + round);
        }
    }

    /** One for each kind of threads that this JDK has. */
    static List<SelfTest> onAllThreads() throws ReflectiveOperationException {
        List<SelfTest> tests = new ArrayList<>();
        tests.add(new SelfTest(Threads.of("platform")));
        if (Runtime.version().feature() >= 21) {
            tests.add(new SelfTest(Threads.of("virtual")));
        }
        return tests;
    }

    /** Does everything several times; ends the program where something is wrong. */
    void checkedRound() {
        try {
            for (int turn = 0; turn < TURNS; turn++) {
                threads();
                locks();
                queues();
                pool();
                scheduled();
                forkJoin();
                stages();
                combinedStages();
                publisher();
            }
        } catch (Throwable e) {
            System.out.println("wrong: " + e);
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    private void threads() throws InterruptedException {
        int[] sum = new int[1];
        Thread adding = threads.newThread(() -> sum[0] = 40 + 2);
        adding.start();
        adding.join();
        check(sum[0] == 42, "a thread ran its task");
        check(adding.getState() == Thread.State.TERMINATED, "a thread has ended");
        List<Throwable> caught = new ArrayList<>();
        Thread failing = threads.newThread(() -> fail());
        failing.setUncaughtExceptionHandler((thread, e) -> caught.add(e));
        failing.start();
        failing.join();
        check(caught.size() == 1 && caught.get(0) instanceof IllegalStateException, "a failure met its handler");
    }

    private void locks() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition changed = lock.newCondition();
        AtomicInteger turn = new AtomicInteger();
        Thread other = inThread(() -> {
            for (int i = 1; i < 20; i += 2) {
                awaitTurn(lock, changed, turn, i);
            }
        });
        for (int i = 0; i < 20; i += 2) {
            awaitTurn(lock, changed, turn, i);
        }
        other.join();
        check(turn.get() == 20, "turns were taken in turn");
        check(!lock.isLocked(), "the lock was given back");
        Semaphore permits = new Semaphore(1);
        permits.acquire();
        Thread waiting = inThread(permits::acquire);
        permits.release();
        waiting.join();
        check(permits.availablePermits() == 0, "the permit is the other's");
        CyclicBarrier barrier = new CyclicBarrier(2);
        Phaser phaser = new Phaser(2);
        Exchanger<String> exchanger = new Exchanger<>();
        Thread partner = inThread(() -> {
            barrier.await();
            phaser.arriveAndAwaitAdvance();
            check(exchanger.exchange("there").equals("here"), "what was here is there");
        });
        barrier.await();
        check(phaser.arriveAndAwaitAdvance() == 1, "the phase is over");
        check(exchanger.exchange("here").equals("there"), "what was there is here");
        partner.join();
    }

    private static void awaitTurn(ReentrantLock lock, Condition changed, AtomicInteger turn, int mine)
            throws InterruptedException {
        lock.lock();
        try {
            while (turn.get() != mine) {
                changed.await();
            }
            turn.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void queues() throws Exception {
        passThrough(new ArrayBlockingQueue<>(2));
        passThrough(new LinkedBlockingQueue<>(2));
        passThrough(new LinkedBlockingDeque<>(2));
        passThrough(new PriorityBlockingQueue<>());
        passThrough(new SynchronousQueue<>());
        passThrough(new LinkedTransferQueue<>());
        check(new DelayQueue<>().poll() == null, "a new queue is empty");
    }

    private void passThrough(BlockingQueue<Integer> queue) throws Exception {
        int[] sum = new int[1];
        Thread taker = inThread(() -> {
            for (int i = 0; i < 10; i++) {
                sum[0] += queue.take();
            }
        });
        for (int i = 0; i < 10; i++) {
            queue.put(i);
        }
        taker.join();
        check(sum[0] == 45 && queue.isEmpty(), "all elements came through " + queue.getClass());
    }

    private void pool() throws Exception {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>(), threads);
        AtomicInteger done = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            results.add(pool.submit(() -> number * number));
            pool.execute(done::incrementAndGet);
        }
        int sum = 0;
        for (Future<Integer> result : results) {
            sum += get(result);
        }
        check(sum == 285, "all results came back");
        expect(ExecutionException.class, () -> get(pool.submit(SelfTest::fail)));
        CountDownLatch begun = new CountDownLatch(1);
        Future<?> cancelled = pool.submit(() -> {
            begun.countDown();
            return new LinkedBlockingQueue<String>().take();
        });
        begun.await();
        check(cancelled.cancel(true) && cancelled.isCancelled(), "it can be cancelled");
        expect(CancellationException.class, () -> get(cancelled));
        end(pool);
        check(done.get() == 10, "all tasks ran");
        check(pool.getCompletedTaskCount() == 22, "all tasks were counted");
        expect(RejectedExecutionException.class, () -> get(pool.submit(SelfTest::fail)));
        if (Runtime.version().feature() >= 21) {
            perTask();
        }
    }

    /** By reflection, since this is compiled for a JDK that has no such executor. */
    private void perTask() throws Exception {
        ExecutorService perTask = (ExecutorService) java.util.concurrent.Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, threads);
        check(get(perTask.submit(() -> 7)) == 7, "a thread for a task ran it");
        end(perTask);
        expect(RejectedExecutionException.class, () -> get(perTask.submit(SelfTest::fail)));
    }

    private void scheduled() throws Exception {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, threads);
        check(get(pool.schedule(() -> "late", 1, TimeUnit.MILLISECONDS)).equals("late"), "what was late came");
        CountDownLatch thrice = new CountDownLatch(3);
        Future<?> again = pool.scheduleAtFixedRate(thrice::countDown, 0, 1, TimeUnit.MILLISECONDS);
        check(thrice.await(LONGEST_SECONDS, TimeUnit.SECONDS), "it came again and again");
        check(again.cancel(false), "and was cancelled");
        end(pool);
    }

    private void forkJoin() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        check(pool.invoke(new Sum(0, 1_000)) == 499_500, "parts were joined");
        check(get(pool.submit(() -> "done")).equals("done"), "a callable ran");
        check(get(pool.submit(() -> {}, "done")).equals("done"), "a runnable ran");
        CountDownLatch executed = new CountDownLatch(1);
        pool.execute(executed::countDown);
        check(executed.await(LONGEST_SECONDS, TimeUnit.SECONDS), "what was to be executed was");
        expect(ExecutionException.class, () -> get(pool.submit(SelfTest::fail)));
        check(
                get(CompletableFuture.supplyAsync(() -> 20, pool).thenApplyAsync(i -> i + 1, pool)) == 21,
                "a stage had its turn");
        CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(SelfTest::fail, pool);
        expect(ExecutionException.class, () -> get(failed));
        expect(ExecutionException.class, () -> get(CompletableFuture.runAsync(SelfTest::fail, pool)));
        end(pool);
        expect(RejectedExecutionException.class, () -> get(pool.submit(SelfTest::fail)));
    }

    private static void stages() throws Exception {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> doubled =
                source.thenApply(i -> 2 * i).thenCompose(CompletableFuture::completedFuture);
        source.complete(21);
        check(get(doubled) == 42, "stages passed it on");
        CompletableFuture<Integer> failing = new CompletableFuture<>();
        CompletableFuture<Integer> mended = failing.thenApply(i -> i + 1).exceptionally(e -> 7);
        CompletableFuture<String> handled = failing.handle((i, e) -> e == null ? "none" : e.getMessage());
        CompletableFuture<Integer> watched = failing.whenComplete((i, e) -> check(e != null, "it came to know"));
        check(failing.completeExceptionally(new IllegalStateException("on purpose")), "it was open");
        check(!failing.completeExceptionally(new IllegalStateException("too late")), "it was not open any more");
        check(get(mended) == 7, "the failure was mended");
        check(get(handled).equals("on purpose"), "the failure was handled");
        check(failing.isCompletedExceptionally() && watched.isCompletedExceptionally(), "both have failed");
        expect(CompletionException.class, watched::join);
        CompletableFuture<Integer> thrown = CompletableFuture.completedFuture(1).thenApply(i -> fail());
        expect(ExecutionException.class, () -> get(thrown));
        expect(ExecutionException.class, () -> get(CompletableFuture.failedFuture(new IllegalStateException("made"))));
        CompletableFuture<Integer> never = new CompletableFuture<>();
        expect(TimeoutException.class, () -> never.get(1, TimeUnit.MILLISECONDS));
        check(never.cancel(true), "it is given up");
        expect(CancellationException.class, never::join);
    }

    private static void combinedStages() throws Exception {
        CompletableFuture<Integer> one = new CompletableFuture<>();
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<Integer> both = one.thenCombine(other, Integer::sum);
        CompletableFuture<Integer> either = one.applyToEither(other, i -> i);
        CompletableFuture<Object> any = CompletableFuture.anyOf(one, other);
        CompletableFuture<Void> all = CompletableFuture.allOf(one, other);
        one.complete(40);
        other.complete(2);
        get(all);
        check(get(both) == 42 && get(either) == 40 && get(any).equals(40), "they were combined");
        CompletableFuture<Integer> bad = CompletableFuture.failedFuture(new IllegalStateException("one"));
        CompletableFuture<Integer> worse = CompletableFuture.failedFuture(new IllegalStateException("other"));
        expect(
                CompletionException.class,
                () -> bad.thenCombine(worse, Integer::sum).join());
        expect(
                CompletionException.class,
                () -> bad.runAfterBoth(worse, () -> {}).join());
        expect(
                CompletionException.class,
                () -> CompletableFuture.allOf(bad, worse).join());
    }

    private static void publisher() throws Exception {
        List<Integer> received = new ArrayList<>();
        CountDownLatch completed = new CountDownLatch(1);
        ForkJoinPool pool = new ForkJoinPool(1);
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(pool, 4);
        publisher.subscribe(new Subscriber(received, completed));
        for (int i = 0; i < 10; i++) {
            publisher.submit(i);
        }
        publisher.close();
        check(completed.await(LONGEST_SECONDS, TimeUnit.SECONDS), "the subscriber was told of the end");
        check(received.equals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)), "the subscriber had all, in order");
        expect(IllegalStateException.class, () -> publisher.submit(10));
        end(pool);
    }

    private Thread inThread(Act act) {
        Thread thread = threads.newThread(() -> {
            try {
                act.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private static void end(ExecutorService executor) throws InterruptedException {
        executor.shutdown();
        check(executor.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS), "it ended: " + executor);
    }

    private static void expect(Class<? extends Exception> type, Act act) {
        try {
            act.run();
        } catch (Exception e) {
            check(type.isInstance(e), "a " + type.getName() + " was thrown, not " + e);
            return;
        }
        throw new AssertionError("no " + type.getName() + " was thrown");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }

    private static Integer fail() {
        throw new IllegalStateException("on purpose");
    }

    private interface Act {
        void run() throws Exception;
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1L;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 50) {
                int sum = 0;
                for (int i = from; i < to; i++) {
                    sum += i;
                }
                return sum;
            }
            int middle = (from + to) / 2;
            Sum half = new Sum(from, middle);
            half.fork();
            return new Sum(middle, to).compute() + half.join();
        }
    }

    private static final class Subscriber implements Flow.Subscriber<Integer> {
        private final List<Integer> received;
        private final CountDownLatch completed;
        private Flow.@Nullable Subscription subscription;

        Subscriber(List<Integer> received, CountDownLatch completed) {
            this.received = received;
            this.completed = completed;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(Integer item) {
            received.add(item);
            if (subscription != null) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable e) {
            e.printStackTrace(System.out);
        }

        @Override
        public void onComplete() {
            completed.countDown();
        }
    }
}
