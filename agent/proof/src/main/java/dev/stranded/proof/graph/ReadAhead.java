package dev.stranded.proof.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What some objects refer to, all read before any of it is looked at, so that another thread can do so. */
public final class ReadAhead {
    /** How many objects there is room for. */
    public static final int CAPACITY = 1 << 14;

    /** An object with more references is left to be read when it is its turn. */
    private static final int LONGEST = 64;

    private final Outgoing outgoing;
    private final int[] numbers = new int[CAPACITY];
    private final @Nullable HeapClass[] types = new HeapClass[CAPACITY];
    private final boolean[] isLong = new boolean[CAPACITY];
    private final int[] ends = new int[CAPACITY];
    private int[] targets = new int[8 * CAPACITY];

    /** Reads what {@code outgoing} does, which nobody else uses meanwhile. */
    public ReadAhead(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** For the numbers of the objects that are to be read. */
    public int[] numbers() {
        return numbers;
    }

    /** Reads the references of so many objects. */
    public void read(int count) {
        int end = 0;
        for (int first = 0; first < count; first += Outgoing.AT_ONCE) {
            int stop = Math.min(count, first + Outgoing.AT_ONCE);
            outgoing.comeTo(numbers, first, stop);
            for (int i = first; i < stop; i++) {
                end = read(i, i - first, end);
            }
        }
    }

    /** The first of an object's references. */
    public int begin(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    /** Behind the last of an object's references. */
    public int end(int i) {
        return ends[i];
    }

    /** The number of the object that a reference points to. */
    public int target(int reference) {
        return targets[reference];
    }

    /** Whether an object has so many references that they are not read yet, nor its class. */
    public boolean isLong(int i) {
        return isLong[i];
    }

    /** An object's class if it is an instance. */
    public @Nullable HeapClass type(int i) {
        return types[i];
    }

    private int read(int i, int here, int end) {
        boolean some = outgoing.beginAt(here, numbers[i]);
        int count = outgoing.count();
        types[i] = outgoing.type();
        isLong[i] = count > LONGEST || outgoing.hasMore();
        int stop = !some || isLong[i] ? end : end + count;
        if (stop > targets.length) {
            targets = Arrays.copyOf(targets, targets.length * 2);
        }
        System.arraycopy(outgoing.targets(), 0, targets, end, stop - end);
        ends[i] = stop;
        return stop;
    }
}
