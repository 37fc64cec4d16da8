package dev.stranded.proof.graph;

import java.util.Arrays;

/** Where records of one kind are in the file, by their ids. HotSpot counts these up, so that a list mostly does. */
final class RecordTable {
    private final LongMap others = new LongMap();
    private long[] positions = new long[64];
    private long first;
    private int size;

    void put(long id, long position) {
        if (size == 0) {
            first = id;
        }
        if (id != first + size) {
            others.put(id, position);
            return;
        }
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size + (size >> 1));
        }
        positions[size++] = position;
    }

    /** Gives back what was set aside for more. */
    void trim() {
        positions = Arrays.copyOf(positions, size);
    }

    /** Where one is; {@link LongMap#NONE} if there is none of that id. */
    long get(long id) {
        long i = id - first;
        return i >= 0 && i < size ? positions[(int) i] : others.get(id);
    }
}
