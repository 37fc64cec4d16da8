package dev.stranded.proof.graph;

/**
 * The objects that refer to others, numbered among themselves. The others are leaves: arrays of primitive values,
 * strings, and instances of the JDK's classes without references; there are many, and a search need not visit them.
 */
public final class Nodes {
    private final long[] bits;
    private final int[] before;
    private int size;

    /** For so many objects, none of which is a node yet. */
    Nodes(int objects) {
        bits = new long[(objects >>> 6) + 1];
        before = new int[bits.length];
    }

    void add(int number) {
        bits[number >>> 6] |= 1L << number;
    }

    /** Takes in others, of the same objects. */
    void addAll(Nodes others) {
        for (int word = 0; word < bits.length; word++) {
            bits[word] |= others.bits[word];
        }
    }

    /** Counts them; after that none is added. */
    void seal() {
        for (int word = 0; word < bits.length; word++) {
            before[word] = size;
            size += Long.bitCount(bits[word]);
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Whether an object is one. */
    public boolean contains(int number) {
        return (bits[number >>> 6] & 1L << number) != 0;
    }

    /** A bit for each of 64 objects that is one, those with numbers from 64 times {@code word}. */
    public long word(int word) {
        return bits[word];
    }

    /** How many come before an object that is one. */
    public int index(int number) {
        int word = number >>> 6;
        return before[word] + Long.bitCount(bits[word] & ((1L << number) - 1));
    }
}
