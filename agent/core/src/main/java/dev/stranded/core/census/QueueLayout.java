package dev.stranded.core.census;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a class of queues of the JDK keeps its size, its capacity and what its waiters are blocked on; read without the
 * queue's lock, so a size may be a little old.
 */
final class QueueLayout {
    private static final String DELAYED_WORK = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";
    private static final JdkField NONE = JdkField.of((Class<?>) null, "");

    private static final QueueLayout[] ALL = {
        new QueueLayout(ArrayBlockingQueue.class, "count", "items", "notEmpty", "notFull"),
        new QueueLayout(LinkedBlockingQueue.class, "count", "capacity", "notEmpty", "notFull"),
        new QueueLayout(LinkedBlockingDeque.class, "count", "capacity", "notEmpty", "notFull"),
        new QueueLayout(PriorityBlockingQueue.class, "size", null, "notEmpty", null),
        new QueueLayout(DelayQueue.class, "q", null, "available", null),
        new QueueLayout(Jdk.type(DELAYED_WORK), "size", null, "available", null),
        new QueueLayout(SynchronousQueue.class, null, null, "transferer", null),
        new QueueLayout(LinkedTransferQueue.class, null, null, null, null),
    };
    private static final JdkField PRIORITY_SIZE = JdkField.of(java.util.PriorityQueue.class, "size");

    private final @Nullable Class<?> type;
    private final JdkField size;
    private final JdkField capacity;
    private final JdkField takers;
    private final JdkField putters;
    private @Nullable QueueEnds ends;
    private boolean endsKnown;

    private QueueLayout(
            @Nullable Class<?> type,
            @Nullable String size,
            @Nullable String capacity,
            @Nullable String takers,
            @Nullable String putters) {
        this.type = type;
        this.size = field(type, size);
        this.capacity = field(type, capacity);
        this.takers = field(type, takers);
        this.putters = field(type, putters);
    }

    /** Whether it is the part of a {@code SynchronousQueue} that is itself a queue, from JDK 21 on. */
    static boolean isPartOfAnother(Object queue) {
        return queue.getClass().getName().equals("java.util.concurrent.SynchronousQueue$Transferer");
    }

    /** The layout of a queue of this class or a subclass; null if it is no queue that is known. */
    static @Nullable QueueLayout of(Object queue) {
        for (QueueLayout layout : ALL) {
            if (layout.type != null && layout.type.isInstance(queue)) {
                return layout;
            }
        }
        return null;
    }

    /**
     * The ends of its line; null where its elements do not stand in one. Their class is looked for when first asked.
     */
    @Nullable
    QueueEnds ends() {
        if (!endsKnown) {
            ends = QueueEnds.of(type);
            endsKnown = true;
        }
        return ends;
    }

    /** The number of elements, or of the first of them where they must be counted; -1 where that can't be told. */
    long size(Object queue) {
        if (type == LinkedTransferQueue.class) {
            return TransferQueueNodes.elements(queue);
        }
        Object value = size.of(queue);
        return number(value instanceof java.util.PriorityQueue ? PRIORITY_SIZE.of(value) : value);
    }

    /** The most it can hold; {@code Long.MAX_VALUE} where it is unbounded. */
    long capacity(Object queue) {
        if (type == SynchronousQueue.class) {
            return 0;
        }
        Object value = capacity.of(queue);
        long most = value instanceof Object[] items ? items.length : number(value);
        return most < 0 || most == Integer.MAX_VALUE ? Long.MAX_VALUE : most;
    }

    /** Whether elements can be taken once their time has come, and not before. */
    boolean delays() {
        return type == DelayQueue.class || (type != null && type.getName().equals(DELAYED_WORK));
    }

    /** What those are blocked on who wait to take; where takers and putters share one thing, that. */
    Object takersBlocker(Object queue) {
        Object blocker = takers.of(queue);
        return blocker == null ? queue : blocker;
    }

    /** What those are blocked on who wait to put, where that is a thing of its own. */
    @Nullable
    Object puttersBlocker(Object queue) {
        return putters.of(queue);
    }

    /** Whether who takes and who puts can be told from what they are blocked on. */
    boolean sidesDiffer() {
        return takers.exists() && type != SynchronousQueue.class;
    }

    private static JdkField field(@Nullable Class<?> type, @Nullable String name) {
        return name == null ? NONE : JdkField.of(type, name);
    }

    private static long number(@Nullable Object value) {
        if (value instanceof AtomicInteger count) {
            return count.get();
        }
        return value instanceof Number count ? count.longValue() : -1;
    }
}
