package dev.stranded.dashboard.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in a {@link TooLong} when more than a bound is read from it. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long taken;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** How much was read. */
    long taken() {
        return taken;
    }

    private void count(int more) throws TooLong {
        taken += more;
        if (taken > most) {
            throw new TooLong();
        }
    }

    /** More was there than may be. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
