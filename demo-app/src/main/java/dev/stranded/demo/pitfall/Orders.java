package dev.stranded.demo.pitfall;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the programs hand over: orders, and after the last one the end. */
final class Orders {
    /** No order, but the sign that no more will come. */
    static final String END = "end of orders";

    private Orders() {}

    /** Takes orders until the end. */
    static void serve(BlockingQueue<String> orders) {
        try {
            for (String order = orders.take(); !order.equals(END); order = orders.take()) {
                take(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What an order takes. */
    static void take(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
