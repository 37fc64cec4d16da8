package dev.stranded.core.census;

import java.util.Arrays;

/**
 * How many tasks are blocked on the same thing at one look, by its identity hash. It is open addressing over plain
 * numbers, because a look may meet a million of them; beyond a number of different ones it counts no others.
 */
final class BlockerCounts {
    private static final int LEAST_CAPACITY = 1 << 8;
    private static final int MOST = 1 << 16;
    private static final int SPREAD = 0x9E3779B9;
    private static final int LOW_BITS = 8;

    private int[] marks = new int[LEAST_CAPACITY];
    private int[] counts = new int[LEAST_CAPACITY];
    private int used;

    /** Begins a look. */
    void clear() {
        if (used > 0) {
            Arrays.fill(marks, 0);
            Arrays.fill(counts, 0);
            used = 0;
        }
    }

    /** Counts one that is blocked on what has this mark, which is not 0. */
    void count(int mark) {
        int place = place(mark);
        if (marks[place] == 0) {
            if (used >= MOST) {
                return;
            }
            marks[place] = mark;
            used++;
        }
        counts[place]++;
        if (used * 2 > marks.length) {
            grow();
        }
    }

    /** How many were counted. */
    int of(int mark) {
        return mark == 0 ? 0 : counts[place(mark)];
    }

    private int place(int mark) {
        int place = ((mark * SPREAD) >>> LOW_BITS) & (marks.length - 1);
        while (marks[place] != 0 && marks[place] != mark) {
            place = (place + 1) & (marks.length - 1);
        }
        return place;
    }

    private void grow() {
        int[] oldMarks = marks;
        int[] oldCounts = counts;
        marks = new int[oldMarks.length * 2];
        counts = new int[oldMarks.length * 2];
        for (int i = 0; i < oldMarks.length; i++) {
            if (oldMarks[i] != 0) {
                int place = place(oldMarks[i]);
                marks[place] = oldMarks[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
