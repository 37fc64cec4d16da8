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

    /**
     * Takes out some objects, as many as there is room for; says how many. After none it is empty. Nothing is added
     * meanwhile.
     */
    int take(int[] taken) {
        int count = Math.min(taken.length, size - nextListed);
        System.arraycopy(list, nextListed, taken, 0, count);
        nextListed += count;
        while (spilled && count < taken.length && nextWord < bits.length) {
            long word = bits[nextWord];
            if (word == 0) {
                nextWord++;
            } else {
                bits[nextWord] = word & (word - 1);
                taken[count++] = (nextWord << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        if (count == 0) {
            size = 0;
            spilled = false;
            nextListed = 0;
            nextWord = 0;
        }
        return count;
    }
}
