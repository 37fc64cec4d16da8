package dev.stranded.dashboard.ingest;

import dev.stranded.wire.BatchLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What was posted, read whole before anything is made of it: who sends slowly holds a connection and a few bytes, and
 * keeps nobody else from being stored.
 */
final class Body {
    private static final int CHUNK_BYTES = 8_192;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final BoundedStream content;

    private Body(BoundedStream content) {
        this.content = content;
    }

    static Body read(InputStream in, @Nullable String encoding, Admission.Post post) throws IOException, Refusal {
        String coding = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity" -> new Body(bounded(new ByteArrayInputStream(whole(in, BatchLimits.MOST_BYTES, post))));
            case "gzip" -> unzipped(new ByteArrayInputStream(whole(in, BatchLimits.MOST_COMPRESSED_BYTES, post)));
            default ->
                throw new Refusal(
                        Refusal.UNSUPPORTED,
                        "the body's Content-Encoding is neither gzip nor absent; send it as one of these");
        };
    }

    /** Something that is made of the content. */
    interface Reading<T> {
        T of(InputStream content) throws IOException, Refusal;
    }

    /** Reads on, and says what is wrong with the content itself. */
    <T> T content(Reading<T> reading) throws Refusal {
        try {
            return reading.of(content);
        } catch (BoundedStream.TooLong e) {
            throw tooLong();
        } catch (IOException e) {
            throw noGzip(e);
        }
    }

    /** How much of the content was read, uncompressed. */
    long readBytes() {
        return content.taken();
    }

    private static Body unzipped(InputStream in) throws Refusal {
        try {
            return new Body(bounded(new GZIPInputStream(in)));
        } catch (ZipException | EOFException e) {
            throw noGzip(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array does not fail", e);
        }
    }

    private static BoundedStream bounded(InputStream in) {
        return new BoundedStream(in, BatchLimits.MOST_BYTES);
    }

    private static byte[] whole(InputStream in, int most, Admission.Post post) throws IOException, Refusal {
        long begin = System.nanoTime();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (whole.size() + count > most) {
                throw tooLong();
            }
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                throw new IOException("the body takes too long");
            }
            post.hold(count);
            whole.write(chunk, 0, count);
        }
        return whole.toByteArray();
    }

    private static Refusal tooLong() {
        return new Refusal(
                Refusal.TOO_LARGE,
                "a batch may have " + (BatchLimits.MOST_COMPRESSED_BYTES >> 20) + " MiB compressed and "
                        + (BatchLimits.MOST_BYTES >> 20) + " MiB uncompressed; post it in several parts");
    }

    private static Refusal noGzip(IOException e) {
        return new Refusal(
                Refusal.BAD_REQUEST,
                "the body is not the gzip that its Content-Encoding says (" + e.getMessage()
                        + "); send it whole, or without that header");
    }
}
