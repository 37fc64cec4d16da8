package dev.stranded.proof.graph;

import java.util.Arrays;

/** From longs to longs, without objects. The value {@link #NONE} cannot be stored. */
final class LongMap {
    /** What there is for a key that was not put. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[16];
    private long[] values = new long[16];
    private int size;

    LongMap() {
        Arrays.fill(values, NONE);
    }

    void put(long key, long value) {
        if ((size + 1) * 3L > keys.length * 2L) {
            grow();
        }
        int slot = slot(key);
        size += values[slot] == NONE ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    long get(long key) {
        return values[slot(key)];
    }

    /** The keys, in no order. */
    long[] keys() {
        long[] all = new long[size];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] != NONE) {
                all[next++] = keys[i];
            }
        }
        return all;
    }

    int size() {
        return size;
    }

    private int slot(long key) {
        int slot = (int) ((key * SPREAD) >>> 32) & (keys.length - 1);
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
