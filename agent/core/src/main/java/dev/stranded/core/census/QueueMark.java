package dev.stranded.core.census;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * One place in a queue's line as it was at a look: by the node that stands there or, in an array, by the element and
 * its index; held weakly.
 */
final class QueueMark extends WeakReference<Object> {
    private final int index;
    private final long clockMillis;
    private final long depth;
    private int ahead;

    /**
     * Marks a place.
     *
     * @param place the node, or the element
     * @param index of the element in the array; of a node 0
     * @param ahead so many elements of the array are taken before it
     * @param depth the queue's size at the look
     * @param clockMillis the time of the look
     */
    QueueMark(Object place, int index, int ahead, long depth, long clockMillis) {
        super(place);
        this.index = index;
        this.ahead = ahead;
        this.depth = depth;
        this.clockMillis = clockMillis;
    }

    int index() {
        return index;
    }

    long clockMillis() {
        return clockMillis;
    }

    long depth() {
        return depth;
    }

    /**
     * Notes how many are taken before it now; false where those are more than at the look before, as in a later turn.
     */
    boolean comesNearer(int nowAhead) {
        boolean nearer = nowAhead <= ahead;
        ahead = nowAhead;
        return nearer;
    }

    /** Whether the other marks the same node, or the same element at the same index. */
    boolean isSame(@Nullable QueueMark other) {
        return other != null && other.index == index && hasSameElement(other);
    }

    /** Whether the other marks the same node or element, wherever it stands. */
    boolean hasSameElement(QueueMark other) {
        Object place = other.get();
        return place != null && refersTo(place);
    }
}
