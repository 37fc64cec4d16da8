package dev.stranded.core.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A figure's recent past. */
final class Trend {
    private static final int SEGMENTS = 8;

    /** One figure is kept for each of so many parts of the window, so that a short sample interval costs no more. */
    private static final int POINTS = 64;

    private final long windowMillis;
    private final Deque<Point> points = new ArrayDeque<>();
    private long peak;

    Trend(long windowMillis) {
        this.windowMillis = windowMillis;
    }

    void add(long clockMillis, long value) {
        peak = Math.max(peak, value);
        Point newest = points.peekLast();
        Point beforeNewest = beforeNewest();
        if (newest != null && beforeNewest != null && clockMillis - beforeNewest.clockMillis < windowMillis / POINTS) {
            points.removeLast();
        }
        points.addLast(new Point(clockMillis, value));
        while (points.size() > 2 && secondOldest().clockMillis <= clockMillis - windowMillis) {
            points.removeFirst();
        }
    }

    /** The highest value ever. */
    long peak() {
        return peak;
    }

    /** The value at the window's beginning, or the first one known. */
    long first() {
        Point first = points.peekFirst();
        return first == null ? 0 : first.value;
    }

    /** The newest value. */
    long last() {
        Point last = points.peekLast();
        return last == null ? 0 : last.value;
    }

    /** The time between the oldest and the newest value. */
    long spanMillis() {
        Point first = points.peekFirst();
        Point last = points.peekLast();
        return first == null || last == null ? 0 : last.clockMillis - first.clockMillis;
    }

    /** Whether it rose in every part of a whole window. */
    boolean onlyRises() {
        Point last = points.peekLast();
        if (last == null || spanMillis() < windowMillis) {
            return false;
        }
        long begin = last.clockMillis - windowMillis;
        long previous = Long.MIN_VALUE;
        for (int segment = 0; segment <= SEGMENTS; segment++) {
            long value = at(begin + windowMillis * segment / SEGMENTS);
            if (value <= previous) {
                return false;
            }
            previous = value;
        }
        return true;
    }

    /** By how much it changes a second, over what is known. */
    double perSecond() {
        return spanMillis() == 0 ? 0 : (last() - first()) * 1000.0 / spanMillis();
    }

    private long at(long clockMillis) {
        long value = first();
        for (Point point : points) {
            if (point.clockMillis > clockMillis) {
                break;
            }
            value = point.value;
        }
        return value;
    }

    private @org.jspecify.annotations.Nullable Point beforeNewest() {
        Iterator<Point> backwards = points.descendingIterator();
        if (!backwards.hasNext()) {
            return null;
        }
        backwards.next();
        return backwards.hasNext() ? backwards.next() : null;
    }

    private Point secondOldest() {
        Iterator<Point> forwards = points.iterator();
        forwards.next();
        return forwards.next();
    }

    private record Point(long clockMillis, long value) {}
}
