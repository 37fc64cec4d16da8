package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/** The producer is done and the consumer does not know: it is told {@code null} for ever, and asks again at once. */
public final class ReadingAfterClose implements Story {
    private static final int COUNT = 100;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        Queue<String> orders = new ConcurrentLinkedQueue<>();
        threads.newThread(() -> poll(orders)).start();
        for (int order = 0; order < COUNT; order++) {
            orders.add("order " + order);
        }
        life.awaitEnd();
    }

    private static void poll(Queue<String> orders) {
        while (true) {
            String order = orders.poll();
            if (order != null) {
                Orders.take(1);
            }
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> orders = new LinkedBlockingQueue<>(COUNT);
        Thread consumer = threads.newThread(() -> Orders.serve(orders));
        consumer.start();
        for (int order = 0; order < COUNT; order++) {
            orders.put("order " + order);
        }
        orders.put(Orders.END);
        consumer.join();
        System.out.println(COUNT + " orders, and the consumer went when the end came");
        life.awaitEnd();
    }
}
