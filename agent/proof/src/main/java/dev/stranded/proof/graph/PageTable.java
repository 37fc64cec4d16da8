package dev.stranded.proof.graph;

import java.util.Arrays;

/**
 * From the number of a stretch of the heap to that of its page, both counted in pages. Heaps lie close together, so
 * that a plain table does; what lies far off is in a map.
 */
final class PageTable {
    private static final int MARGIN = 64;
    private static final int SPARSE = 1024;
    private static final int FREE = 4096;

    private final LongMap far = new LongMap();
    private int[] near = new int[0];
    private long low;
    private int pages;

    /** The page of a stretch; -1 if it has none. */
    int page(long stretch) {
        long i = stretch - low;
        if (i >= 0 && i < near.length && near[(int) i] != 0) {
            return near[(int) i] - 1;
        }
        if (far.size() == 0) {
            return -1;
        }
        long page = far.get(stretch);
        return page == LongMap.NONE ? -1 : (int) page;
    }

    /** Gives a stretch that has none the next page. */
    int add(long stretch) {
        int page = pages++;
        if (reach(stretch)) {
            near[(int) (stretch - low)] = page + 1;
        } else {
            far.put(stretch, page);
        }
        return page;
    }

    private boolean reach(long stretch) {
        if (near.length == 0) {
            low = stretch - MARGIN;
            near = new int[2 * MARGIN];
        }
        long first = Math.min(low, stretch);
        long span = Math.max(low + near.length, stretch + 1) - first;
        if (span <= near.length) {
            return true;
        }
        if (span <= 0 || span > FREE + (long) SPARSE * pages || 2 * span > Integer.MAX_VALUE - 8) {
            return false;
        }
        long margin = span / 2;
        long newLow = first < low ? first - margin : low;
        int length = (int) (span + margin);
        int[] wider = new int[length];
        System.arraycopy(near, 0, wider, (int) (low - newLow), near.length);
        near = wider;
        low = newLow;
        return true;
    }

    /** Gives back what was set aside for more pages. */
    void trim() {
        int last = near.length;
        while (last > 0 && near[last - 1] == 0) {
            last--;
        }
        near = Arrays.copyOf(near, last);
    }
}
