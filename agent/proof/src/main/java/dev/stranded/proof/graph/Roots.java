package dev.stranded.proof.graph;

import java.util.Arrays;

/** What holds objects from outside of the heap, ordered by the thread it belongs to; first what belongs to none. */
public final class Roots {
    private long[] ids = new long[64];
    private byte[] kinds = new byte[64];
    private int[] threads = new int[64];
    private int[] frames = new int[64];
    private int[] objects = {};
    private int size;

    Roots() {}

    void add(int kind, long id, int thread, int frame) {
        if (size == ids.length) {
            grow(size + (size >> 1));
        }
        ids[size] = id;
        kinds[size] = (byte) kind;
        threads[size] = thread;
        frames[size++] = frame;
    }

    /** Takes in others, behind those that are here. */
    void addAll(Roots others) {
        grow(size + Math.max(1, others.size));
        for (int i = 0; i < others.size; i++) {
            add(others.kinds[i] & 0xFF, others.ids[i], others.threads[i], others.frames[i]);
        }
    }

    /** Finds the objects, leaves out what is not in the dump, and sorts. */
    void seal(ObjectIndex index) {
        objects = new int[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int object = index.number(ids[i]);
            if (object >= 0) {
                kinds[kept] = kinds[i];
                threads[kept] = threads[i];
                frames[kept] = frames[i];
                objects[kept++] = object;
            }
        }
        ids = new long[0];
        size = kept;
        long[] order = new long[kept];
        for (int i = 0; i < kept; i++) {
            order[i] = Integer.toUnsignedLong(threads[i]) << 32 | i;
        }
        Arrays.sort(order);
        kinds = ordered(kinds, order);
        threads = ordered(threads, order);
        frames = ordered(frames, order);
        objects = ordered(objects, order);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** A number of {@link dev.stranded.proof.hprof.Tag}. */
    public int kind(int root) {
        return kinds[root] & 0xFF;
    }

    /** The number of the object that it holds. */
    public int object(int root) {
        return objects[root];
    }

    /** The serial number of the thread that it belongs to, 0 if to none. */
    public int thread(int root) {
        return threads[root];
    }

    /** Which of the thread's frames it belongs to, 0 being the innermost; for a thread's object, its trace. */
    public int frame(int root) {
        return frames[root];
    }

    /** The first root of that thread or, if it has none, of a later one. */
    public int firstOf(int thread) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(threads[middle], thread) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void grow(int length) {
        ids = Arrays.copyOf(ids, length);
        kinds = Arrays.copyOf(kinds, length);
        threads = Arrays.copyOf(threads, length);
        frames = Arrays.copyOf(frames, length);
    }

    private static byte[] ordered(byte[] values, long[] order) {
        byte[] ordered = new byte[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[(int) order[i]];
        }
        return ordered;
    }

    private static int[] ordered(int[] values, long[] order) {
        int[] ordered = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[(int) order[i]];
        }
        return ordered;
    }
}
