package dev.stranded.proof.hprof;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** The records that hold a dump's heap. Each can be read by itself, so two threads read half of them each. */
public final class HeapRecords {
    private final HeapParts parts;
    private long[] begins = new long[64];
    private long[] ends = new long[64];
    private int size;

    HeapRecords(HeapParts parts) {
        this.parts = parts;
    }

    void add(long begin, long end) {
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        begins[size] = begin;
        ends[size++] = end;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Goes over all parts of the heap.
     *
     * @param front is told of the first half, in the file's order, by this thread
     * @param back is told of the other half meanwhile, by another thread
     * @param progress is told how far it is, in bytes, by this thread
     */
    public void read(PartVisitor front, PartVisitor back, LongConsumer progress) throws HprofException {
        int middle = middle();
        try {
            Meanwhile.both(
                    () -> readUnchecked(0, middle, front, done -> progress.accept(2 * done)),
                    () -> readUnchecked(middle, size, back, done -> {}));
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof HprofException damaged
                    ? damaged
                    : new HprofException("the dump can't be read (" + e.getMessage() + ")", e);
        }
    }

    private void readUnchecked(int first, int end, PartVisitor visitor, LongConsumer progress) {
        try {
            read(first, end, visitor, progress);
        } catch (HprofException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(int first, int end, PartVisitor visitor, LongConsumer progress) throws HprofException {
        long done = 0;
        for (int i = first; i < end; i++) {
            parts.read(begins[i], ends[i], visitor);
            done += ends[i] - begins[i];
            progress.accept(done);
        }
    }

    private int middle() {
        long all = 0;
        for (int i = 0; i < size; i++) {
            all += ends[i] - begins[i];
        }
        int middle = 0;
        for (long before = 0; middle < size && before + (ends[middle] - begins[middle]) / 2 <= all / 2; middle++) {
            before += ends[middle] - begins[middle];
        }
        return middle;
    }
}
