package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import java.util.Arrays;

/** The addresses at which objects begin, and how many begin before each. */
final class ObjectStarts {
    /*
     * Layout: an object's id is its address, a multiple of 8. A page stands for 2^16 such places, 512 KiB of heap: a bit
     * for each, set where an object begins. It consists of blocks of five longs: one of counts, then 4 x 64 bits; so a
     * number is found in one cache line. The lower half of the counts is the number of the block's first object, each
     * byte of the upper half how many objects begin in the block before one of the four words.
     */
    private static final int GRANULE_BITS = 3;
    private static final int PAGE_BITS = 16;
    private static final int BLOCK_BITS = 8;
    private static final int BLOCK_WORDS = (1 << BLOCK_BITS) / Long.SIZE;
    private static final int STRIDE = BLOCK_WORDS + 1;
    private static final int PAGE_LONGS = (1 << PAGE_BITS) / Long.SIZE / BLOCK_WORDS * STRIDE;
    private static final int FREE_PAGES = 4096;

    private final PageTable table = new PageTable();
    private final long pageLimit;
    private long[][] pages = new long[16][];
    private long[] stretches = new long[16];
    private int pageCount;
    private long lastStretch = -1;
    private long[] lastPage = {};

    /** For the objects of a file of that many bytes. */
    ObjectStarts(long fileBytes) {
        pageLimit = FREE_PAGES + fileBytes / (2L * PAGE_LONGS * Long.BYTES);
    }

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

    /** Takes in all that others know, which are of no use after that. */
    void addAll(ObjectStarts others) throws HprofException {
        for (int p = 0; p < others.pageCount; p++) {
            int known = table.page(others.stretches[p]);
            if (known < 0) {
                addPage(others.stretches[p], others.pages[p]);
            } else {
                for (int i = 0; i < PAGE_LONGS; i++) {
                    pages[known][i] |= others.pages[p][i];
                }
            }
        }
    }

    /** Numbers the objects, after the last one was added; says how many there are. */
    int seal() throws HprofException {
        long next = 0;
        for (int p = 0; p < pageCount; p++) {
            long[] page = pages[p];
            for (int block = 0; block < page.length; block += STRIDE) {
                long counts = 0;
                int inBlock = 0;
                for (int w = 0; w < BLOCK_WORDS; w++) {
                    counts |= (long) inBlock << (Integer.SIZE + Byte.SIZE * w);
                    inBlock += Long.bitCount(page[block + 1 + w]);
                }
                page[block] = counts | next;
                next += inBlock;
            }
            if (next > Integer.MAX_VALUE - 8) {
                throw new HprofException("the dump has more objects than can be numbered (2,147,483,639)");
            }
        }
        table.trim();
        return (int) next;
    }

    /** The number of the object that begins there; -1 if none does. */
    int number(long id) {
        int page = table.page(id >>> (GRANULE_BITS + PAGE_BITS));
        if (page < 0 || (id & ((1 << GRANULE_BITS) - 1)) != 0) {
            return -1;
        }
        long[] bits = pages[page];
        int place = (int) (id >>> GRANULE_BITS) & ((1 << PAGE_BITS) - 1);
        int block = (place >>> BLOCK_BITS) * STRIDE;
        int word = (place >>> 6) & (BLOCK_WORDS - 1);
        long begins = bits[block + 1 + word];
        long before = 1L << place;
        if ((begins & before) == 0) {
            return -1;
        }
        long counts = bits[block];
        int inBlock = (int) (counts >>> (Integer.SIZE + Byte.SIZE * word)) & 0xFF;
        return (int) counts + inBlock + Long.bitCount(begins & (before - 1));
    }

    private static int word(int place) {
        return (place >>> BLOCK_BITS) * STRIDE + 1 + ((place >>> 6) & (BLOCK_WORDS - 1));
    }

    private long[] pageOf(long stretch) throws HprofException {
        int page = table.page(stretch);
        if (page >= 0) {
            return pages[page];
        }
        long[] bits = new long[PAGE_LONGS];
        addPage(stretch, bits);
        return bits;
    }

    private void addPage(long stretch, long[] bits) throws HprofException {
        if (pageCount >= pageLimit) {
            throw new HprofException(
                    "the dump is damaged: its object ids are spread over more memory than a heap of its size has");
        }
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
            stretches = Arrays.copyOf(stretches, pageCount * 2);
        }
        table.add(stretch);
        stretches[pageCount] = stretch;
        pages[pageCount++] = bits;
    }
}
