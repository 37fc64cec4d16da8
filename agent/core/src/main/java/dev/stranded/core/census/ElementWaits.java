package dev.stranded.core.census;

import dev.stranded.wire.QueueFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the elements of a queue wait, and how quickly they come and go, from what its two ends are at each look.
 *
 * <p>At a look the last element is marked. As long as a marked one is there, the oldest has waited since then at least;
 * and where what comes first goes first, all that are there were put after the last mark that has left. So many were
 * put meanwhile, and those were taken that stood there then.
 */
final class ElementWaits {
    /** So many marks are kept of a queue. */
    static final int MOST = 32;

    private static final int MOST_LEFT = 8;

    private final QueueEnds ends;
    private final List<QueueMark> marks = new ArrayList<>();

    /** Marks that have left a queue whose elements may be put again, to know them by. */
    private final List<QueueMark> left = new ArrayList<>();

    private @Nullable QueueMark first;
    private @Nullable QueueFlow flow;
    private boolean repeats;

    /** All that is there was put after this; -1 where no such time is known. */
    private long afterMillis = -1;

    /** How many elements there were then. */
    private long afterDepth;

    ElementWaits(QueueEnds ends) {
        this.ends = ends;
    }

    /**
     * Looks at the queue.
     *
     * @param depth its size now
     * @param clock in milliseconds; it does not jump
     */
    void look(Object queue, long depth, LongSupplier clock) {
        long now = clock.getAsLong();
        flow = null;
        if (repeats) {
            return;
        }
        if (depth <= 0) {
            forget(depth == 0 ? now : -1);
            return;
        }
        QueueMark head = ends.first(queue, depth, clock);
        boolean unmoved = first != null && first.isSame(head);
        first = unmoved ? first : head;
        drop(queue, unmoved);
        mark(ends.last(queue, depth, clock));
        if (!marks.isEmpty() && marks.get(0).clockMillis() < now) {
            flow = flow(depth, now);
        }
    }

    /** How its elements go; null where none has been seen to stay. */
    @Nullable
    QueueFlow flow() {
        return flow;
    }

    /** How many marks are kept. */
    int marks() {
        return marks.size() + left.size();
    }

    private void forget(long after) {
        marks.forEach(this::remember);
        marks.clear();
        first = null;
        afterMillis = after;
        afterDepth = 0;
    }

    /** Lets go of the oldest marks that have left; while nothing was taken, they have not done so in their order. */
    private void drop(Object queue, boolean unmoved) {
        int gone = 0;
        while (gone < marks.size() && !ends.holds(queue, marks.get(gone))) {
            remember(marks.get(gone++));
        }
        if (gone > 0) {
            QueueMark newest = marks.get(gone - 1);
            afterMillis = unmoved ? -1 : newest.clockMillis();
            afterDepth = newest.depth();
            marks.subList(0, gone).clear();
        }
    }

    private void remember(QueueMark mark) {
        if (ends.mayRepeat()) {
            left.add(mark);
            if (left.size() > MOST_LEFT) {
                left.remove(0);
            }
        }
    }

    private void mark(@Nullable QueueMark last) {
        if (last == null || (!marks.isEmpty() && marks.get(marks.size() - 1).isSame(last))) {
            return;
        }
        if (ends.mayRepeat() && (isAmong(marks, last) || isAmong(left, last))) {
            repeats = true;
            marks.clear();
            left.clear();
            return;
        }
        if (marks.size() == MOST) {
            thin();
        }
        marks.add(last);
    }

    private static boolean isAmong(List<QueueMark> known, QueueMark last) {
        for (QueueMark mark : known) {
            if (mark.hasSameElement(last)) {
                return true;
            }
        }
        return false;
    }

    /** Lets go of the one that stands closest between its neighbours, so that they come to stand evenly apart. */
    private void thin() {
        int closest = 1;
        for (int i = 2; i < marks.size() - 1; i++) {
            closest = gapAround(i) < gapAround(closest) ? i : closest;
        }
        marks.remove(closest);
    }

    private long gapAround(int i) {
        return marks.get(i + 1).clockMillis() - marks.get(i - 1).clockMillis();
    }

    private QueueFlow flow(long depth, long now) {
        QueueMark oldest = marks.get(0);
        long waited = now - oldest.clockMillis();
        QueueMark head = first;
        if (!ends.tellsRates(depth)) {
            return new QueueFlow(waited, null, null);
        }
        if (head != null && isLong(now - head.clockMillis(), waited)) {
            return flow(waited, depth - head.depth(), 0, now - head.clockMillis());
        }
        long gap = oldest.clockMillis() - afterMillis;
        if (afterMillis < 0 || waited <= 2 * gap) {
            return new QueueFlow(waited, null, null);
        }
        return flow(waited, depth, (afterDepth + oldest.depth()) / 2, waited + gap / 2);
    }

    /** Whether nothing was taken for so long that it is the more telling half. */
    private static boolean isLong(long unmoved, long waited) {
        return unmoved > 0 && unmoved >= waited / 2;
    }

    private static QueueFlow flow(long waited, long puts, long takes, long millis) {
        return puts < 0
                ? new QueueFlow(waited, null, null)
                : new QueueFlow(waited, perSecond(puts, millis), perSecond(takes, millis));
    }

    /** To a thousandth. */
    private static double perSecond(long count, long millis) {
        return Math.round(1e6 * count / millis) / 1e3;
    }
}
