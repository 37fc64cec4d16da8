package dev.stranded.core.census;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/** Whether whoever asks a queue or a future gets nothing, read without its lock. */
final class Emptiness {
    /** Queues that tell whether they are empty without a lock. A subclass may have a method of its own. */
    private static final Set<Class<?>> LOCK_FREE = Set.of(
            ConcurrentLinkedQueue.class,
            ConcurrentLinkedDeque.class,
            LinkedTransferQueue.class,
            ArrayDeque.class,
            LinkedList.class,
            PriorityQueue.class);

    /** What changes when something is taken, by class: a place that moves, or a count. */
    private static final Moving[] MOVING = {
        new Moving(LinkedBlockingQueue.class, JdkField.of(LinkedBlockingQueue.class, "head")),
        new Moving(ArrayBlockingQueue.class, JdkField.of(ArrayBlockingQueue.class, "takeIndex")),
        new Moving(ConcurrentLinkedQueue.class, JdkField.of(ConcurrentLinkedQueue.class, "head")),
        new Moving(ConcurrentLinkedDeque.class, JdkField.of(ConcurrentLinkedDeque.class, "head")),
        new Moving(LinkedTransferQueue.class, JdkField.of(LinkedTransferQueue.class, "head")),
        new Moving(ArrayDeque.class, JdkField.of(ArrayDeque.class, "head")),
        new Moving(AbstractList.class, JdkField.of(AbstractList.class, "modCount")),
        new Moving(PriorityQueue.class, JdkField.of(PriorityQueue.class, "modCount")),
    };

    private Emptiness() {}

    /** Whether it can be told of this one. */
    static boolean isKnown(Object channel) {
        if (channel instanceof CompletableFuture || channel instanceof FutureTask) {
            return true;
        }
        return channel instanceof Queue && (LOCK_FREE.contains(channel.getClass()) || QueueLayout.of(channel) != null);
    }

    /** Whether nothing is to be had from it now. */
    static boolean isEmpty(Object channel) {
        if (LOCK_FREE.contains(channel.getClass())) {
            return ((Collection<?>) channel).isEmpty();
        }
        QueueLayout layout = QueueLayout.of(channel);
        if (layout != null) {
            return channel instanceof SynchronousQueue || layout.size(channel) == 0;
        }
        return !Promise.isKept(channel);
    }

    /** Changes when something is taken from it; null where nothing tells. */
    static @Nullable Integer mark(Object channel) {
        for (Moving moving : MOVING) {
            if (moving.type.isInstance(channel)) {
                Object place = moving.field.of(channel);
                return place == null || place instanceof Integer
                        ? (Integer) place
                        : Integer.valueOf(System.identityHashCode(place));
            }
        }
        return channel instanceof Queue ? null : Integer.valueOf(0);
    }

    private record Moving(Class<?> type, JdkField field) {}
}
