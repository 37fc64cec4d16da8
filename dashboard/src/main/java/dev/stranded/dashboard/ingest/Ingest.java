package dev.stranded.dashboard.ingest;

import dev.stranded.dashboard.store.Batch;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Command;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/ingest}: takes a batch, all of it or nothing.
 *
 * <p>The answer says how many lines were stored and how many passed over, being of a type that a newer agent may know,
 * and what the agent is asked to do.
 *
 * <p>An agent drops a batch that is answered with 4xx and sends it again after any other answer but 200 and after 429.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long MOST_DRAINED_BYTES = 64 << 20;
    private static final int TOO_MANY = 429;
    private static final int FULL = 507;

    private final Store store;
    private final Counter batches;
    private final Counter lines;
    private final Counter rejected;

    /** Puts what comes into {@code store}. */
    public Ingest(Store store, MeterRegistry meters) {
        this.store = store;
        this.batches = meters.counter("stranded.ingest.batches");
        this.lines = meters.counter("stranded.ingest.lines");
        this.rejected = meters.counter("stranded.ingest.rejected");
    }

    /** Answers a post. */
    public void take(Context context) {
        InputStream body = context.bodyInputStream();
        try {
            Batch batch = read(body, context.header("Content-Encoding"));
            List<Command> commands = store.put(batch).stream()
                    .map(id -> new Command(Command.PROVE, id))
                    .toList();
            batches.increment();
            lines.increment(batch.lines());
            context.json(Map.of("stored", batch.lines(), "passedOver", batch.passedOver(), "commands", commands));
        } catch (Refusal e) {
            rejected.increment();
            drain(body);
            context.status(e.status()).json(Map.of("error", sentence(e)));
        } catch (IOException e) {
            rejected.increment();
            LOG.debug("a client has gone while it posted", e);
            context.status(Refusal.BAD_REQUEST).json(Map.of("error", "The body broke off; send it again."));
        } catch (StoreFailure e) {
            rejected.increment();
            if (e.reason() == StoreFailure.Reason.BROKEN) {
                throw e;
            }
            context.status(e.reason() == StoreFailure.Reason.FULL ? FULL : TOO_MANY)
                    .json(Map.of("error", sentence(e)));
        }
    }

    private static Batch read(InputStream body, @Nullable String encoding) throws IOException, Refusal {
        String coding = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (coding) {
                case "identity" -> BatchReader.read(new BoundedStream(body, BatchLimits.MOST_BYTES));
                case "gzip" -> BatchReader.read(unzipped(body));
                default ->
                    throw new Refusal(
                            Refusal.UNSUPPORTED,
                            "the body's Content-Encoding is neither gzip nor absent; send it as one of these");
            };
        } catch (BoundedStream.TooLong e) {
            throw new Refusal(
                    Refusal.TOO_LARGE,
                    "a batch may have " + (BatchLimits.MOST_COMPRESSED_BYTES >> 20) + " MiB compressed and "
                            + (BatchLimits.MOST_BYTES >> 20) + " MiB uncompressed; post it in several parts");
        } catch (ZipException | EOFException e) {
            throw new Refusal(
                    Refusal.BAD_REQUEST,
                    "the body is not the gzip that its Content-Encoding says (" + e.getMessage()
                            + "); send it whole, or without that header");
        }
    }

    private static InputStream unzipped(InputStream body) throws IOException {
        return new BoundedStream(
                new GZIPInputStream(new BoundedStream(body, BatchLimits.MOST_COMPRESSED_BYTES)),
                BatchLimits.MOST_BYTES);
    }

    /** A client that still writes would miss the answer: what it has yet to send is read away. */
    private static void drain(InputStream body) {
        byte[] waste = new byte[8_192];
        long drained = 0;
        try {
            for (int count = body.read(waste); count >= 0 && drained < MOST_DRAINED_BYTES; count = body.read(waste)) {
                drained += count;
            }
        } catch (IOException e) {
            LOG.debug("a client has gone while it was refused", e);
        }
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
