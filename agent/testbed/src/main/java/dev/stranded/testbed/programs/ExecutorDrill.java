package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Drives executors and threads through what they can do, shutdown and interruption above all, and prints what they did.
 *
 * <p>Argument: the kind of threads. What is printed must not depend on who watches.
 */
public final class ExecutorDrill {
    private static final Runnable NOTHING = new Nothing();

    private final Script script;
    private final ThreadFactory threads;

    private ExecutorDrill(Script script, ThreadFactory threads) {
        this.script = script;
        this.threads = threads;
    }

    /** Runs the script to its end. */
    public static void main(String[] arguments) throws Exception {
        Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        new ExecutorDrill(new Script(threads), threads).run();
        System.out.println("done");
        System.exit(0);
    }

    private void run() throws Exception {
        script.about("a thread");
        thread();
        script.about("a pool");
        pool(new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>(), threads));
        script.about("a full pool");
        fullPool(new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new ArrayBlockingQueue<>(1), threads));
        script.about("a pool with an eye on its tasks");
        observantPool();
        script.about("a pool that is shut down now");
        shutDownNow(new ThreadPoolExecutor(1, 1, 1, TimeUnit.DAYS, new LinkedBlockingQueue<>(), threads));
        script.about("a scheduled pool");
        scheduledPool();
        script.about("a fork-join pool");
        forkJoinPool();
    }

    private void thread() throws InterruptedException {
        Thread thread = threads.newThread(NOTHING);
        script.say("name", thread.getName().replaceAll("[0-9]+", "N"));
        script.say("group", thread.getThreadGroup());
        script.say("priority and daemon", thread.getPriority() + " " + thread.isDaemon());
        script.block("stack of its own", () -> frames(new Throwable().getStackTrace()))
                .ends();
        script.block("stack by the thread", () -> frames(Thread.currentThread().getStackTrace()))
                .ends();
        CountDownLatch failed = new CountDownLatch(1);
        Thread failing = threads.newThread(() -> {
            throw new IllegalStateException("on purpose");
        });
        failing.setUncaughtExceptionHandler((dead, e) -> {
            script.say("failure", e + frames(e.getStackTrace()));
            failed.countDown();
        });
        failing.start();
        failed.await();
        failing.join();
        script.say("state after its end", failing.getState() + " " + failing.isAlive());
        script.step("second start", () -> {
            failing.start();
            return "started";
        });
    }

    private void pool(ThreadPoolExecutor pool) throws Exception {
        script.step("new", () -> pool);
        script.step("submit", () -> pool.submit(() -> "done").get());
        script.step("submit with a result", () -> pool.submit(NOTHING, "result").get());
        script.step("failure", () -> pool.submit(ExecutorDrill::fail).get());
        script.step("frames of a failure", () -> {
            try {
                return pool.submit(ExecutorDrill::fail).get();
            } catch (ExecutionException e) {
                return frames(Objects.requireNonNull(e.getCause()).getStackTrace());
            }
        });
        script.step("all", () -> {
            List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> "c");
            List<String> results = new ArrayList<>();
            for (Future<String> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        });
        script.step("any", () -> pool.invokeAny(List.of(() -> "any")));
        script.step("get with a time-out", () -> {
            Future<?> future = pool.submit(() -> Pace.forEver());
            try {
                return future.get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return e + " " + future.cancel(true) + " " + future.isCancelled();
            }
        });
        script.step(
                "composed",
                () -> CompletableFuture.supplyAsync(() -> 20, pool)
                        .thenApplyAsync(i -> i + 1, pool)
                        .thenCombine(CompletableFuture.runAsync(NOTHING, pool), (i, nothing) -> 2 * i)
                        .get());
        pool.shutdown();
        script.step("end", () -> end(pool));
        script.step("submit after the end", () -> {
            try {
                return pool.submit(NOTHING).isDone();
            } catch (RejectedExecutionException e) {
                return e.getClass();
            }
        });
    }

    private void fullPool(ThreadPoolExecutor pool) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        pool.execute(() -> awaitQuietly(gate));
        pool.execute(NOTHING);
        script.say("the queue holds what was given", pool.getQueue().peek() == NOTHING);
        script.step("one too many", () -> {
            pool.execute(NOTHING);
            return "taken";
        });
        script.step("removed", () -> pool.remove(NOTHING) + " " + pool.getQueue());
        gate.countDown();
        pool.shutdown();
        script.step("end", () -> end(pool));
    }

    private void observantPool() throws InterruptedException {
        Observant pool = new Observant(threads);
        pool.execute(NOTHING);
        pool.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        pool.shutdown();
        script.step("end", () -> pool.awaitTermination(1, TimeUnit.DAYS));
        script.say("seen", pool.seen());
    }

    private void shutDownNow(ThreadPoolExecutor pool) throws Exception {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        Future<String> interrupted = pool.submit(() -> {
            worker.complete(Thread.currentThread());
            try {
                return new LinkedBlockingQueue<String>().take();
            } catch (InterruptedException e) {
                return e + " " + Thread.currentThread().isInterrupted() + frames(e.getStackTrace());
            }
        });
        Script.untilBlocked(worker.get());
        pool.execute(NOTHING);
        List<Runnable> left = pool.shutdownNow();
        script.say("left", left.size() + " " + (left.get(0) == NOTHING));
        script.step("interrupted", interrupted::get);
        script.step("end", () -> end(pool));
    }

    private void scheduledPool() throws InterruptedException {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, threads);
        script.step(
                "delayed",
                () -> pool.schedule(() -> "late", 20, TimeUnit.MILLISECONDS).get());
        CountDownLatch twice = new CountDownLatch(2);
        Future<?> again = pool.scheduleWithFixedDelay(twice::countDown, 1, 1, TimeUnit.MILLISECONDS);
        twice.await();
        script.say("cancelled", again.cancel(true) + " " + again.isDone());
        Future<?> tomorrow = pool.schedule(NOTHING, 1, TimeUnit.DAYS);
        script.say("left", (pool.shutdownNow().size() > 0) + " " + tomorrow.isDone());
        script.step("end", () -> pool.awaitTermination(1, TimeUnit.DAYS));
    }

    private void forkJoinPool() throws InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(2);
        script.step("submit", () -> pool.submit(() -> "done").get());
        script.step(
                "failure", () -> pool.submit((Callable<?>) ExecutorDrill::fail).get());
        pool.shutdown();
        script.step("end", () -> pool.awaitTermination(1, TimeUnit.DAYS) + " " + pool.isTerminated());
    }

    /** A pool's end; its text is no good, since it counts a worker that may be about to leave. */
    private static String end(ThreadPoolExecutor pool) throws InterruptedException {
        return pool.awaitTermination(1, TimeUnit.DAYS) + ", " + pool.getCompletedTaskCount() + " tasks done, "
                + pool.getQueue() + " left";
    }

    private static String fail() {
        throw new IllegalStateException("on purpose");
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String frames(StackTraceElement[] frames) {
        return Arrays.toString(frames);
    }

    /** A task that can be told from others by its identity. */
    private static final class Nothing implements Runnable {
        @Override
        public void run() {
            // As its name says.
        }
    }
}
