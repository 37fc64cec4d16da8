package dev.stranded.core.detect;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A figure's recent past: about two and a half hundred points over 32 thresholds' time, the lows rather than the peaks
 * of what lies between them, and where its present rise began.
 *
 * <p>A rise goes on until the figure falls by a good part of what it has risen. It may have begun long before the
 * points that are kept, so that steady growth from a high level is seen for what it is, too.
 */
final class Trend {
    private static final int SEGMENTS = 8;

    /** A window with fewer points shows no course: on a busy machine it takes a longer one. */
    private static final int FEWEST_POINTS = 5;

    /** Nor does one without a look for more than this part of it: what came meanwhile is all seen at once. */
    private static final int LONGEST_GAP = 4;

    private static final int POINTS_A_THRESHOLD = 8;

    /** Growth is looked for over these windows, in thresholds: slow growth shows in the long ones only. */
    private static final int[] WINDOWS = {2, 8, 32};

    /** A fall by more than this part of a rise ends it. */
    private static final int ENDING_FALL = 4;

    private final long thresholdMillis;
    private final Deque<Point> points = new ArrayDeque<>();
    private long riseFrom = Long.MAX_VALUE;
    private long riseTo;
    private long riseFromMillis;

    Trend(long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
    }

    void add(long clockMillis, long value) {
        follow(clockMillis, value);
        Point newest = points.pollLast();
        if (newest != null) {
            Point before = points.peekLast();
            boolean close = before != null && clockMillis - before.clockMillis < thresholdMillis / POINTS_A_THRESHOLD;
            if (!close) {
                points.addLast(newest);
            } else if (newest.value < before.value) {
                points.removeLast();
                points.addLast(new Point(before.clockMillis, newest.value));
            }
        }
        points.addLast(new Point(clockMillis, value));
        long oldest = clockMillis - thresholdMillis * (WINDOWS[WINDOWS.length - 1] + 1);
        while (points.size() > 2 && points.getFirst().clockMillis < oldest) {
            points.removeFirst();
        }
    }

    private void follow(long clockMillis, long value) {
        boolean fallen = value < riseFrom || (riseTo - value) * ENDING_FALL > riseTo - riseFrom;
        if (fallen || value == riseFrom) {
            riseFrom = value;
            riseTo = value;
            riseFromMillis = clockMillis;
        }
        riseTo = Math.max(riseTo, value);
    }

    /** Whether it has risen in every part of some window, and has doubled since the rise began. */
    boolean grows() {
        return last() >= 2 * riseFrom && risingWindowMillis() > 0;
    }

    /** The value that the present rise began with. */
    long riseFrom() {
        return riseFrom;
    }

    /** How long the present rise has lasted. */
    long riseMillis() {
        Point last = points.peekLast();
        return last == null ? 0 : last.clockMillis - riseFromMillis;
    }

    /** The newest value. */
    long last() {
        Point last = points.peekLast();
        return last == null ? 0 : last.value;
    }

    /** The value so long before the newest, or the first one known. */
    long before(long windowMillis) {
        Point last = points.peekLast();
        return last == null ? 0 : Math.round(at(last.clockMillis - windowMillis));
    }

    /** How long before the newest a figure that never falls was last as low as this, or the time known of it. */
    long millisSince(long value) {
        Point last = points.peekLast();
        Point first = points.peekFirst();
        if (last == null || first == null) {
            return 0;
        }
        Point before = first;
        for (Point point : points) {
            if (point.value > value) {
                long rise = point.value - before.value;
                double part = rise == 0 ? 0 : (double) Math.max(0, value - before.value) / rise;
                double reached = before.clockMillis + part * (point.clockMillis - before.clockMillis);
                return last.clockMillis - Math.round(reached);
            }
            before = point;
        }
        return 0;
    }

    /** The shortest window in every part of which it rose; 0 if there is none. */
    long risingWindowMillis() {
        for (int thresholds : WINDOWS) {
            long window = thresholds * thresholdMillis;
            if (risesOver(window)) {
                return window;
            }
        }
        return 0;
    }

    /** By how much it changed a second over the window, or since the first value known. */
    double perSecond(long windowMillis) {
        Point last = points.peekLast();
        Point first = points.peekFirst();
        if (last == null || first == null) {
            return 0;
        }
        long span = Math.min(windowMillis, last.clockMillis - first.clockMillis);
        return span == 0 ? 0 : (last.value - before(windowMillis)) * 1000.0 / span;
    }

    private boolean risesOver(long windowMillis) {
        Point last = points.peekLast();
        Point first = points.peekFirst();
        if (last == null || first == null || last.clockMillis - first.clockMillis < windowMillis) {
            return false;
        }
        long begin = last.clockMillis - windowMillis;
        if (pointsSince(begin) < FEWEST_POINTS || longestGap(begin) * LONGEST_GAP > windowMillis) {
            return false;
        }
        double previous = Double.NEGATIVE_INFINITY;
        for (int segment = 0; segment < SEGMENTS; segment++) {
            long from = begin + windowMillis * segment / SEGMENTS;
            double lowest = lowest(from, begin + windowMillis * (segment + 1) / SEGMENTS);
            if (lowest <= previous) {
                return false;
            }
            previous = lowest;
        }
        return last.value > previous;
    }

    /** What comes and goes in a rhythm could seem to rise at evenly spaced points; it does not rise from its lows. */
    private double lowest(long fromMillis, long toMillis) {
        double lowest = Math.min(at(fromMillis), at(toMillis));
        for (Point point : points) {
            if (point.clockMillis > fromMillis && point.clockMillis < toMillis) {
                lowest = Math.min(lowest, (double) point.value);
            }
        }
        return lowest;
    }

    private long longestGap(long sinceMillis) {
        long longest = 0;
        long before = points.getFirst().clockMillis;
        for (Point point : points) {
            if (point.clockMillis > sinceMillis) {
                longest = Math.max(longest, point.clockMillis - before);
            }
            before = point.clockMillis;
        }
        return longest;
    }

    private int pointsSince(long clockMillis) {
        int since = 0;
        for (Point point : points) {
            since += point.clockMillis > clockMillis ? 1 : 0;
        }
        return since;
    }

    /** Between two points the figure is taken to go straight: looks do not come at even times. */
    private double at(long clockMillis) {
        Point before = points.getFirst();
        for (Point point : points) {
            if (point.clockMillis > clockMillis) {
                long span = point.clockMillis - before.clockMillis;
                double part = span == 0 ? 0 : (double) Math.max(0, clockMillis - before.clockMillis) / span;
                return before.value + part * (point.value - before.value);
            }
            before = point;
        }
        return before.value;
    }

    private record Point(long clockMillis, long value) {}
}
