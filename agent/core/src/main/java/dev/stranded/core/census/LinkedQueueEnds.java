package dev.stranded.core.census;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The ends of a queue that has a node for each element: a node is new for each put, and empty once it has left. */
class LinkedQueueEnds extends QueueEnds {
    /** A queue's own head and tail may be so far from the first and the last element. */
    private static final int STEPS = 8;

    private final JdkField head;
    private final JdkField tail;
    private final JdkField next;
    private final JdkField item;

    LinkedQueueEnds(Class<?> queue, String head, String tail, String node) {
        this(queue, head, tail, Jdk.type(node));
    }

    LinkedQueueEnds(Class<?> queue, String head, String tail, @Nullable Class<?> node) {
        this.head = JdkField.of(queue, head);
        this.tail = JdkField.of(queue, tail);
        this.next = JdkField.of(node, "next");
        this.item = JdkField.of(node, "item");
    }

    @Override
    @Nullable
    QueueMark first(Object queue, long depth, LongSupplier clock) {
        Object node = head.of(queue);
        for (int i = 0; i < STEPS && node != null && !isFull(node); i++) {
            node = following(node);
        }
        return node != null && isFull(node) ? new QueueMark(node, 0, 0, depth, clock.getAsLong()) : null;
    }

    @Override
    @Nullable
    QueueMark last(Object queue, long depth, LongSupplier clock) {
        Object last = null;
        Object node = tail.of(queue);
        for (int i = 0; i < STEPS && node != null; i++) {
            last = isFull(node) ? node : last;
            node = following(node);
        }
        return last == null ? null : new QueueMark(last, 0, 0, depth, clock.getAsLong());
    }

    @Override
    boolean holds(Object queue, QueueMark mark) {
        Object node = mark.get();
        return node != null && isFull(node);
    }

    private boolean isFull(Object node) {
        Object element = item.of(node);
        return element != null && element != node;
    }

    /** A node that has left the queue is followed by itself. */
    private @Nullable Object following(Object node) {
        Object following = next.of(node);
        return following == node ? null : following;
    }
}
