package dev.stranded.demo.sender;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * Webhooks that are due and wait for a free connection, in the order in which they became due. Serves any thread and
 * blocks none: a receiver that is slow to answer makes the outbox longer and the arrivals no slower.
 */
final class Outbox {
    private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore connections;
    private final IntConsumer post;

    /** Calls {@code post} with a webhook's number when there is a connection for it. */
    Outbox(int connections, IntConsumer post) {
        this.connections = new Semaphore(connections);
        this.post = post;
    }

    void add(int number) {
        waiting.add(number);
        pump();
    }

    /** A connection is free again. */
    void answered() {
        connections.release();
        pump();
    }

    private void pump() {
        while (!waiting.isEmpty() && connections.tryAcquire()) {
            Integer number = waiting.poll();
            if (number == null) {
                connections.release();
            } else {
                post.accept(number);
            }
        }
    }
}
