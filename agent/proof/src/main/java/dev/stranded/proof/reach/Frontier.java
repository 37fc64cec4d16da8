package dev.stranded.proof.reach;

import java.util.Arrays;

/** Objects that are yet to be visited, each once: a list and, when that is full, a bit for each object. */
final class Frontier {
    private static final int LONGEST_LIST = 1 << 18;

    private final int objects;
    private int[] list = new int[1024];
    private int size;
    private long[] bits = {};
    private boolean spilled;
    private int nextListed;
    private int nextWord;

    Frontier(int objects) {
        this.objects = objects;
    }

    void add(int number) {
        if (size < list.length) {
            list[size++] = number;
        } else if (size < LONGEST_LIST) {
            list = Arrays.copyOf(list, size * 2);
            list[size++] = number;
        } else {
            if (bits.length == 0) {
                bits = new long[(objects >>> 6) + 1];
            }
            bits[number >>> 6] |= 1L << number;
            spilled = true;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The next object, taken out; -1 when there are no more, after which it is empty. Nothing is added meanwhile. */
    int take() {
        if (nextListed < size) {
            return list[nextListed++];
        }
        for (; spilled && nextWord < bits.length; nextWord++) {
            long word = bits[nextWord];
            if (word != 0) {
                bits[nextWord] = word & (word - 1);
                return (nextWord << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        size = 0;
        spilled = false;
        nextListed = 0;
        nextWord = 0;
        return -1;
    }
}
