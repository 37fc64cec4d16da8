package dev.stranded.testbed.programs;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TransferQueue;

/** A queue, the operation on it that a request blocks in, and the one that serves a request. */
public final class Desk {
    static final List<String> TYPES = List.of(
            "ArrayBlockingQueue",
            "LinkedBlockingQueue",
            "LinkedBlockingDeque",
            "PriorityBlockingQueue",
            "DelayQueue",
            "SynchronousQueue",
            "LinkedTransferQueue");

    private final String operation;
    private final BlockingQueue<Ticket> queue;

    private Desk(String way) throws InterruptedException {
        this.operation = way.substring(way.indexOf('.') + 1);
        this.queue = make(way.substring(0, way.indexOf('.')));
        if (operation.equals("put")) {
            while (queue.offer(Ticket.FIRST)) {
                // Until it is full.
            }
        }
    }

    /** A desk at which a request blocks in {@code way}, such as {@code LinkedBlockingQueue.take}. */
    static Desk of(String way) throws InterruptedException {
        return new Desk(way);
    }

    /** What a request does: it blocks until it is served. */
    void ask() {
        try {
            switch (operation) {
                case "put" -> queue.put(Ticket.FIRST); // mark put in ask
                case "transfer" -> ((TransferQueue<Ticket>) queue).transfer(Ticket.FIRST); // mark transfer in ask
                case "take" -> queue.take(); // mark take in ask
                default -> throw new IllegalArgumentException(operation);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves one request. */
    void serve() throws InterruptedException {
        if (operation.equals("take")) {
            queue.put(Ticket.FIRST);
        } else {
            queue.take();
        }
    }

    /** A new queue of this type. */
    static BlockingQueue<Ticket> make(String type) {
        return switch (type) {
            case "ArrayBlockingQueue" -> new ArrayBlockingQueue<>(3); // mark ArrayBlockingQueue in make
            case "LinkedBlockingQueue" -> new LinkedBlockingQueue<>(9); // mark LinkedBlockingQueue in make
            case "LinkedBlockingDeque" -> new LinkedBlockingDeque<>(9); // mark LinkedBlockingDeque in make
            case "PriorityBlockingQueue" -> new PriorityBlockingQueue<>(); // mark PriorityBlockingQueue in make
            case "DelayQueue" -> new DelayQueue<>(); // mark DelayQueue in make
            case "SynchronousQueue" -> new SynchronousQueue<>(); // mark SynchronousQueue in make
            case "LinkedTransferQueue" -> new LinkedTransferQueue<>(); // mark LinkedTransferQueue in make
            default -> throw new IllegalArgumentException(type);
        };
    }
}
