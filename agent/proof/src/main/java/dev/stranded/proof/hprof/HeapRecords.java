package dev.stranded.proof.hprof;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

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
        Half other = new Half(middle, back);
        other.start();
        try {
            read(0, middle, front, done -> progress.accept(2 * done));
        } finally {
            other.await();
        }
        other.fail();
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

    /** What another thread reads. */
    private final class Half implements Runnable {
        private final int first;
        private final PartVisitor visitor;
        private final Thread thread = new Thread(this, "stranded-proof");
        private @Nullable Throwable failure;

        Half(int first, PartVisitor visitor) {
            this.first = first;
            this.visitor = visitor;
        }

        void start() {
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            try {
                read(first, size, visitor, done -> {});
            } catch (Throwable e) {
                failure = e;
            }
        }

        void await() {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Fails as it did. */
        void fail() throws HprofException {
            if (failure instanceof HprofException damaged) {
                throw damaged;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
