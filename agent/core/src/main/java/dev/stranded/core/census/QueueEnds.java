package dev.stranded.core.census;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a queue of the JDK that keeps its elements in the order in which they come.
 *
 * <p>They are read in a few steps, however long the queue is, from its fields and without its lock, so what is read may
 * be torn; the clock is read after them. The application's elements are told apart by identity alone.
 */
abstract class QueueEnds {
    /** Marks what is taken next; null where nothing is there, or it is just being moved. */
    abstract @Nullable QueueMark first(Object queue, long depth, LongSupplier clock);

    /** Marks what was put last; null where nothing is there, it is just being moved, or it can't be told again. */
    abstract @Nullable QueueMark last(Object queue, long depth, LongSupplier clock);

    /** Whether what was marked is still there. */
    abstract boolean holds(Object queue, QueueMark mark);

    /** Whether a mark could be taken for another because elements are put again. */
    boolean mayRepeat() {
        return false;
    }

    /** Whether so many elements are all that there are, and are taken in the order in which they were put. */
    boolean tellsRates(long depth) {
        return true;
    }

    /** Those of a class of queues; null where its elements have another order, or none of them stays. */
    static @Nullable QueueEnds of(@Nullable Class<?> type) {
        if (type == ArrayBlockingQueue.class) {
            return new ArrayQueueEnds();
        }
        if (type == LinkedBlockingQueue.class) {
            return new LinkedQueueEnds(type, "head", "last", "java.util.concurrent.LinkedBlockingQueue$Node");
        }
        if (type == LinkedBlockingDeque.class) {
            return new LinkedQueueEnds(type, "first", "last", "java.util.concurrent.LinkedBlockingDeque$Node") {
                @Override
                boolean tellsRates(long depth) {
                    return false;
                }
            };
        }
        return type == LinkedTransferQueue.class ? transferQueue(type) : null;
    }

    private static QueueEnds transferQueue(Class<?> type) {
        return new LinkedQueueEnds(type, "head", "tail", TransferQueueNodes.type()) {
            @Override
            boolean tellsRates(long depth) {
                return depth < TransferQueueNodes.MOST;
            }
        };
    }
}
