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
            ids = Arrays.copyOf(ids, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            threads = Arrays.copyOf(threads, size * 2);
            frames = Arrays.copyOf(frames, size * 2);
        }
        ids[size] = id;
        kinds[size] = (byte) kind;
        threads[size] = thread;
        frames[size++] = frame;
    }

    /** Takes in others, behind those that are here. */
    void addAll(Roots others) {
        for (int i = 0; i < others.size; i++) {
            add(others.kinds[i] & 0xFF, others.ids[i], others.threads[i], others.frames[i]);
        }
    }

    /** Finds the objects, leaves out what is not in the dump, and sorts. */
    void seal(ObjectIndex index) {
        long[] order = new long[size];
        int kept = 0;
        objects = new int[size];
        for (int i = 0; i < size; i++) {
            objects[i] = index.number(ids[i]);
            if (objects[i] >= 0) {
                order[kept++] = Integer.toUnsignedLong(threads[i]) << 32 | i;
            }
        }
        Arrays.sort(order, 0, kept);
        ids = new long[0];
        size = kept;
        byte[] newKinds = new byte[kept];
        int[] newThreads = new int[kept];
        int[] newFrames = new int[kept];
        int[] newObjects = new int[kept];
        for (int i = 0; i < kept; i++) {
            int from = (int) order[i];
            newKinds[i] = kinds[from];
            newThreads[i] = threads[from];
            newFrames[i] = frames[from];
            newObjects[i] = objects[from];
        }
        kinds = newKinds;
        threads = newThreads;
        frames = newFrames;
        objects = newObjects;
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
}
