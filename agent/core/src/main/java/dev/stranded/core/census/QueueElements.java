package dev.stranded.core.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What stands in a queue of the JDK, read from its fields without its lock, so a little may be missing or gone. */
final class QueueElements {
    /** So many elements are read of one queue. */
    static final int MOST = 10_000;

    private static final Linked[] LINKED = {
        new Linked(LinkedBlockingQueue.class, "head", "java.util.concurrent.LinkedBlockingQueue$Node"),
        new Linked(LinkedBlockingDeque.class, "first", "java.util.concurrent.LinkedBlockingDeque$Node"),
        new Linked(ConcurrentLinkedQueue.class, "head", "java.util.concurrent.ConcurrentLinkedQueue$Node"),
        new Linked(LinkedTransferQueue.class, "head", "java.util.concurrent.LinkedTransferQueue$Node"),
        new Linked(LinkedTransferQueue.class, "head", "java.util.concurrent.LinkedTransferQueue$DualNode"),
    };
    private static final JdkField[] ARRAYS = {
        JdkField.of(ArrayBlockingQueue.class, "items"),
        JdkField.of(PriorityBlockingQueue.class, "queue"),
        JdkField.of("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "queue"),
    };

    private QueueElements() {}

    /** The first elements of a queue; empty where it is of no class that is known. */
    static List<Object> of(Object queue) {
        for (JdkField array : ARRAYS) {
            if (array.of(queue) instanceof Object[] items) {
                return Arrays.stream(items).filter(Objects::nonNull).limit(MOST).toList();
            }
        }
        List<Object> elements = new ArrayList<>();
        for (Linked linked : LINKED) {
            linked.collect(queue, elements);
        }
        return elements;
    }

    /** Where a linked queue keeps its elements. */
    private record Linked(JdkField head, JdkField next, JdkField item) {
        Linked(Class<?> queue, String head, String node) {
            this(JdkField.of(queue, head), JdkField.of(node, "next"), JdkField.of(node, "item"));
        }

        void collect(Object queue, List<Object> elements) {
            Object node = head.of(queue);
            while (node != null && elements.size() < MOST) {
                Object element = item.of(node);
                if (element != null && element != node) {
                    elements.add(element);
                }
                node = following(node);
            }
        }

        /** A node that has left the queue is followed by itself. */
        private @Nullable Object following(Object node) {
            Object following = next.of(node);
            return following == node ? null : following;
        }
    }
}
