package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/** Two producers, and each closes the queue when it is done: the consumer goes at the first end that it sees. */
public final class ClosingTwice implements Story {
    private static final int CAPACITY = 10;
    private static final int FEW = 300;
    private static final int MANY = 500;
    private static final long PACE_MILLIS = 10;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(CAPACITY);
        threads.newThread(() -> Orders.serve(orders)).start();
        threads.newThread(() -> produceAndClose(FEW, orders)).start();
        threads.newThread(() -> produceAndClose(MANY, orders)).start();
        life.awaitEnd();
    }

    private static void produceAndClose(int count, BlockingQueue<String> orders) {
        try {
            for (int order = 0; order < count; order++) {
                Orders.take(PACE_MILLIS);
                orders.put("order " + order);
            }
            orders.put(Orders.END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> orders = new ArrayBlockingQueue<>(CAPACITY);
        Thread consumer = threads.newThread(() -> Orders.serve(orders));
        Thread few = threads.newThread(() -> produce(FEW, orders));
        Thread many = threads.newThread(() -> produce(MANY, orders));
        consumer.start();
        few.start();
        many.start();
        few.join();
        many.join();
        orders.put(Orders.END);
        consumer.join();
        System.out.println((FEW + MANY) + " orders of two producers; closed once, by the one who started both");
        life.awaitEnd();
    }

    private static void produce(int count, BlockingQueue<String> orders) {
        try {
            for (int order = 0; order < count; order++) {
                Orders.take(PACE_MILLIS);
                orders.put("order " + order);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
