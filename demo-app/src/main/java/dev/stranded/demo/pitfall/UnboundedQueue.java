package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/** Orders come quicker than they are served, and the queue between takes any number of them. */
public final class UnboundedQueue implements Story {
    private static final int AT_ONCE = 5;
    private static final int CAPACITY = 20;
    private static final long EVERY_MILLIS = 10;
    private static final long AN_ORDER_MILLIS = 15;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        threads.newThread(() -> serveSlowly(orders)).start();
        while (life.pass(EVERY_MILLIS)) {
            for (int order = 0; order < AT_ONCE; order++) {
                orders.add("order " + order);
            }
        }
        System.out.println(orders.size() + " orders are in the queue");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(CAPACITY);
        Thread consumer = threads.newThread(() -> serveSlowly(orders));
        consumer.start();
        long given = 0;
        while (life.pass(EVERY_MILLIS)) {
            for (int order = 0; order < AT_ONCE; order++) {
                orders.put("order " + order);
                given++;
            }
        }
        orders.put(Orders.END);
        consumer.join();
        System.out.println(given + " orders were taken on and served, never more than " + CAPACITY + " in the queue");
    }

    private static void serveSlowly(BlockingQueue<String> orders) {
        try {
            while (!orders.take().equals(Orders.END)) {
                Orders.take(AN_ORDER_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
