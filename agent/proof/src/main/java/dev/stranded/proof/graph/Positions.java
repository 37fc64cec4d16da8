package dev.stranded.proof.graph;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** Where in the file each object is. Several threads may say so of different objects at once. */
final class Positions {
    /*
     * Layout: objects that are numbered one behind the other mostly lie so in the file, too. An object takes two bytes:
     * its distance from the one that was first known of the 64 that are numbered alike. Where that is more than 32 KiB,
     * it stands in four bytes, in a table that its 64 have only then; the few that are further away than 2 GiB have a map.
     */
    private static final int GROUP_BITS = 6;
    private static final int GROUP = 1 << GROUP_BITS;
    private static final short WIDE = Short.MIN_VALUE;
    private static final int FAR = Integer.MIN_VALUE;
    private static final long UNKNOWN = -1;
    private static final VarHandle BASE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle TABLE = MethodHandles.arrayElementVarHandle(int[][].class);

    private final long[] bases;
    private final short[] distances;
    private final int[][] wide;
    private final LongMap far = new LongMap();

    /** For so many objects. */
    Positions(int objects) {
        int groups = (objects >>> GROUP_BITS) + 1;
        bases = new long[groups];
        Arrays.fill(bases, UNKNOWN);
        distances = new short[objects];
        wide = new int[groups][];
    }

    void put(int number, long position) {
        int group = number >>> GROUP_BITS;
        long base = bases[group];
        if (base == UNKNOWN) {
            long other = (long) BASE.compareAndExchange(bases, group, UNKNOWN, position);
            base = other == UNKNOWN ? position : other;
        }
        long distance = position - base;
        if (distance == (short) distance && distance != WIDE) {
            distances[number] = (short) distance;
        } else {
            distances[number] = WIDE;
            putWide(group, number, distance, position);
        }
    }

    long get(int number) {
        int group = number >>> GROUP_BITS;
        int distance = distances[number];
        if (distance == WIDE) {
            distance = wide[group][number & (GROUP - 1)];
            if (distance == FAR) {
                return far.get(number);
            }
        }
        return bases[group] + distance;
    }

    private void putWide(int group, int number, long distance, long position) {
        int[] table = (int[]) TABLE.getAcquire(wide, group);
        if (table == null) {
            int[] fresh = new int[GROUP];
            int[] other = (int[]) TABLE.compareAndExchange(wide, group, (int[]) null, fresh);
            table = other == null ? fresh : other;
        }
        boolean isFar = distance != (int) distance || distance == FAR;
        table[number & (GROUP - 1)] = isFar ? FAR : (int) distance;
        if (isFar) {
            synchronized (far) {
                far.put(number, position);
            }
        }
    }
}
