package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import java.util.Arrays;

/** Numbers the objects of a heap by their address, and knows where in the file each one is. */
final class ObjectIndex {
    /*
     * Layout: an object's id is its address, a multiple of 8. A page stands for 2^16 such places, 512 KiB of heap: a bit
     * for each, set where an object begins. It consists of blocks of five longs: the number of the block's first object,
     * then 4 x 64 bits; so a number is found in one cache line.
     *
     * Where an object is in the file takes four bytes: its distance from the first one known of the 4096 objects that
     * are numbered alike. The few that are further away than 2 GiB have a map.
     */
    private static final int GRANULE_BITS = 3;
    private static final int PAGE_BITS = 16;
    private static final int BLOCK_WORDS = 4;
    private static final int STRIDE = BLOCK_WORDS + 1;
    private static final int PAGE_LONGS = (1 << PAGE_BITS) / Long.SIZE / BLOCK_WORDS * STRIDE;
    private static final int GROUP_BITS = 12;
    private static final int FAR = Integer.MIN_VALUE;
    private static final int FREE_PAGES = 4096;

    private final PageTable table = new PageTable();
    private final LongMap farPositions = new LongMap();
    private final long pageLimit;
    private long[][] pages = new long[16][];
    private int pageCount;
    private int size;
    private long[] bases = {};
    private int[] distances = {};
    private long lastStretch = -1;
    private long[] lastPage = {};

    /** An index for a file of that many bytes. */
    ObjectIndex(long fileBytes) {
        pageLimit = FREE_PAGES + fileBytes / (2L * PAGE_LONGS * Long.BYTES);
    }

    /** Takes an object in; after the last one comes {@link #seal()}. */
    void add(long id) throws HprofException {
        if (id == 0 || (id & ((1 << GRANULE_BITS) - 1)) != 0) {
            throw new HprofException(
                    "the dump is damaged, or not HotSpot's: the object id " + Long.toHexString(id) + " is no address");
        }
        long stretch = id >>> (GRANULE_BITS + PAGE_BITS);
        if (stretch != lastStretch) {
            lastPage = pageOf(stretch);
            lastStretch = stretch;
        }
        int place = (int) (id >>> GRANULE_BITS) & ((1 << PAGE_BITS) - 1);
        lastPage[word(place)] |= 1L << place;
    }

    /** Numbers the objects. */
    void seal() throws HprofException {
        long next = 0;
        for (int p = 0; p < pageCount; p++) {
            long[] page = pages[p];
            for (int block = 0; block < page.length; block += STRIDE) {
                page[block] = next;
                for (int w = 1; w <= BLOCK_WORDS; w++) {
                    next += Long.bitCount(page[block + w]);
                }
            }
            if (next > Integer.MAX_VALUE - 8) {
                throw new HprofException("the dump has more objects than can be numbered (2,147,483,639)");
            }
        }
        size = (int) next;
        table.trim();
        bases = new long[(size >>> GROUP_BITS) + 1];
        Arrays.fill(bases, -1);
        distances = new int[size];
    }

    /** Says where an object is that was taken in; returns its number. */
    int place(long id, long position) {
        int number = number(id);
        int group = number >>> GROUP_BITS;
        if (bases[group] < 0) {
            bases[group] = position;
        }
        long distance = position - bases[group];
        if (distance > Integer.MAX_VALUE || distance <= Integer.MIN_VALUE) {
            farPositions.put(number, position);
            distances[number] = FAR;
        } else {
            distances[number] = (int) distance;
        }
        return number;
    }

    /** How many objects there are. */
    int size() {
        return size;
    }

    /** The number of an object; -1 if there is none of that id. */
    int number(long id) {
        int page = table.page(id >>> (GRANULE_BITS + PAGE_BITS));
        if (page < 0 || (id & ((1 << GRANULE_BITS) - 1)) != 0) {
            return -1;
        }
        long[] bits = pages[page];
        int place = (int) (id >>> GRANULE_BITS) & ((1 << PAGE_BITS) - 1);
        int word = word(place);
        long before = 1L << place;
        if ((bits[word] & before) == 0) {
            return -1;
        }
        int block = (place >>> 8) * STRIDE;
        int number = (int) bits[block] + Long.bitCount(bits[word] & (before - 1));
        for (int w = block + 1; w < word; w++) {
            number += Long.bitCount(bits[w]);
        }
        return number;
    }

    /** Where an object is in the file. */
    long position(int number) {
        int distance = distances[number];
        return distance == FAR ? farPositions.get(number) : bases[number >>> GROUP_BITS] + distance;
    }

    private static int word(int place) {
        return (place >>> 8) * STRIDE + 1 + ((place >>> 6) & (BLOCK_WORDS - 1));
    }

    private long[] pageOf(long stretch) throws HprofException {
        int page = table.page(stretch);
        if (page >= 0) {
            return pages[page];
        }
        if (pageCount >= pageLimit) {
            throw new HprofException(
                    "the dump is damaged: its object ids are spread over more memory than a heap of its size has");
        }
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        table.add(stretch);
        long[] bits = new long[PAGE_LONGS];
        pages[pageCount++] = bits;
        return bits;
    }
}
