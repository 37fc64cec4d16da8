package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Pools that are dropped and held, bare and wrapped, with and without work; timers. */
final class Executors {
    private static final List<Object> HELD = new ArrayList<>();

    private Executors() {}

    static void open() throws Exception {
        used(pool("PROVEN|dropped pool"));
        held(used(pool("ALIVE|held pool")));
        used(java.util.concurrent.Executors.unconfigurableExecutorService(pool("PROVEN|dropped wrapped pool")));
        held(used(java.util.concurrent.Executors.unconfigurableExecutorService(pool("ALIVE|held wrapped pool"))));
        used(java.util.concurrent.Executors.newSingleThreadExecutor(Cage.factory("ALIVE?|dropped single executor")));
        scheduled();
        stuckInPools();
        timers();
    }

    private static <T> T held(T object) {
        HELD.add(object);
        return object;
    }

    private static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Cage.factory(name));
    }

    private static ExecutorService used(ExecutorService pool) throws ExecutionException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            pool.submit(() -> "done").get();
        }
        return pool;
    }

    private static void scheduled() {
        new ScheduledThreadPoolExecutor(1, Cage.factory("PROVEN|dropped scheduler")).prestartAllCoreThreads();
        held(new ScheduledThreadPoolExecutor(1, Cage.factory("ALIVE|held scheduler")))
                .prestartAllCoreThreads();
        ScheduledThreadPoolExecutor busy = new ScheduledThreadPoolExecutor(3, Cage.factory("ANY|busy scheduler"));
        busy.prestartAllCoreThreads();
        Future<?> periodic = busy.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
        Cage.spawn("ALIVE|get of a periodic task", periodic::get);
    }

    private static void stuckInPools() {
        CountDownLatch never = new CountDownLatch(1);
        held(pool("EXCEPT_BY_INTERRUPT|stuck in a held pool")).execute(() -> await(never));
        Future<?> stuck = pool("PROVEN|stuck in a dropped pool").submit(() -> await(new CountDownLatch(1)));
        Cage.spawn("PROVEN|get of who is stuck", stuck::get);
    }

    private static void timers() {
        LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        new Timer("ANY|timer", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                queue.add("late");
                            }
                        },
                        TimeUnit.HOURS.toMillis(1));
        Cage.spawn("ALIVE|served by a timer", queue::take);
        held(new Timer("ALIVE|idle timer", true));
        new Timer("ALIVE?|dropped timer", true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
