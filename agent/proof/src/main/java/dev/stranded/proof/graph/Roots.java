package dev.stranded.proof.graph;

import java.util.Arrays;

/** What holds objects from outside of the heap, ordered by the thread it belongs to; first what belongs to none. */
public final class Roots {
    /*
     * Layout: each root has its kind, its object and its frame. Those of a thread mostly stand together, so the threads
     * are those of runs of roots; in the end there is one run for each thread.
     */
    private byte[] kinds;
    private int[] objects;
    private int[] frames;
    private int size;
    private int[] runThreads = new int[16];
    private int[] runStarts = new int[16];
    private int runs;
    private int lastRun;

    /** Roots of which there are probably so many. */
    Roots(int expected) {
        kinds = new byte[expected];
        objects = new int[expected];
        frames = new int[expected];
    }

    void add(int kind, int object, int thread, int frame) {
        if (size == kinds.length) {
            int more = size + Math.max(64, size >> 1);
            kinds = Arrays.copyOf(kinds, more);
            objects = Arrays.copyOf(objects, more);
            frames = Arrays.copyOf(frames, more);
        }
        begin(thread);
        kinds[size] = (byte) kind;
        objects[size] = object;
        frames[size++] = frame;
    }

    /** All of both, in their order; {@code behind} come behind in the file. */
    static Roots ordered(Roots before, Roots behind) {
        long[] order = new long[before.runs + behind.runs];
        for (int run = 0; run < order.length; run++) {
            int thread = run < before.runs ? before.runThreads[run] : behind.runThreads[run - before.runs];
            order[run] = Integer.toUnsignedLong(thread) << 32 | run;
        }
        Arrays.sort(order);
        Roots all = new Roots(before.size + behind.size);
        for (long next : order) {
            int run = (int) next;
            if (run < before.runs) {
                all.addRun(before, run);
            } else {
                all.addRun(behind, run - before.runs);
            }
        }
        return all;
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
        if (root < runStarts[lastRun] || root >= runEnd(lastRun)) {
            int run = Arrays.binarySearch(runStarts, 0, runs, root);
            lastRun = run >= 0 ? run : -run - 2;
        }
        return runThreads[lastRun];
    }

    /** Which of the thread's frames it belongs to, 0 being the innermost; for a thread's object, its trace. */
    public int frame(int root) {
        return frames[root];
    }

    /** The first root of that thread or, if it has none, of a later one. */
    public int firstOf(int thread) {
        int low = 0;
        int high = runs;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(runThreads[middle], thread) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == runs ? size : runStarts[low];
    }

    private void addRun(Roots others, int run) {
        int start = others.runStarts[run];
        int length = others.runEnd(run) - start;
        begin(others.runThreads[run]);
        System.arraycopy(others.kinds, start, kinds, size, length);
        System.arraycopy(others.objects, start, objects, size, length);
        System.arraycopy(others.frames, start, frames, size, length);
        size += length;
    }

    /** Says whose roots come next. */
    private void begin(int thread) {
        if (runs > 0 && runThreads[runs - 1] == thread) {
            return;
        }
        if (runs == runThreads.length) {
            runThreads = Arrays.copyOf(runThreads, runs * 2);
            runStarts = Arrays.copyOf(runStarts, runs * 2);
        }
        runThreads[runs] = thread;
        runStarts[runs++] = size;
    }

    private int runEnd(int run) {
        return run + 1 < runs ? runStarts[run + 1] : size;
    }
}
