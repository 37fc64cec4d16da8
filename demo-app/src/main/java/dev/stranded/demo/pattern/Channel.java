package dev.stranded.demo.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A bounded queue with an end: whoever receives gets all that was sent, and then the end.
 *
 * <p>Any number may send and receive. It is closed once, by the one who knows that nobody will send any more. The end
 * is an element that stays in the queue (a poison pill), so that everyone who receives comes upon it.
 *
 * @param <T> what is handed over
 */
public final class Channel<T> {
    private final BlockingQueue<Optional<T>> queue;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A channel that holds so many until they are received. */
    public Channel(int capacity) {
        this.queue = new ArrayBlockingQueue<>(capacity);
    }

    /** Hands an item over; waits while the channel is full, which is what holds a quick sender back. */
    public void send(T item) throws InterruptedException {
        if (closed.get()) {
            throw new IllegalStateException("sent to a closed channel; close it after the last sender is done");
        }
        queue.put(Optional.of(item));
    }

    /** The next item; empty when the channel is closed and all was received. */
    public Optional<T> receive() throws InterruptedException {
        Optional<T> item = queue.take();
        if (item.isEmpty()) {
            queue.put(item);
        }
        return item;
    }

    /** Says that no more will be sent; waits while the channel is full. */
    public void close() throws InterruptedException {
        if (closed.getAndSet(true)) {
            throw new IllegalStateException("closed twice; only who knows of all senders may close");
        }
        queue.put(Optional.empty());
    }

    /** Takes out what nobody has received, and makes room for whoever waits to send. */
    public List<T> drain() {
        List<Optional<T>> left = new ArrayList<>();
        queue.drainTo(left);
        return left.stream().flatMap(Optional::stream).toList();
    }
}
