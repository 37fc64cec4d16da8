package dev.stranded.dashboard.ingest;

import dev.stranded.dashboard.store.Batch;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Command;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/ingest}: takes a batch, all of it or nothing, and a batch that bears an id once.
 *
 * <p>The answer says how many lines were stored and how many passed over, being of a type that a newer agent may know,
 * and what the agent is asked to do.
 *
 * <p>An agent drops a batch that is answered with 4xx and sends it again after any other answer but 200 and after 429;
 * where the answer has a {@code Retry-After}, as late as that says.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long MOST_DRAINED_BYTES = 64 << 20;
    private static final int FULL = 507;
    private static final int FULL_SECONDS = 60;
    private static final int BUSY_SECONDS = 3;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1," + BatchLimits.LONGEST_ID + "}");

    private final Store store;
    private final Admission admission = new Admission(System::nanoTime);
    private final Timer time;
    private final Counter batches;
    private final Counter lines;
    private final Counter rejected;
    private final Counter deferred;

    /** Puts what comes into {@code store}. */
    public Ingest(Store store, MeterRegistry meters) {
        this.store = store;
        this.time = meters.timer("stranded.ingest.time");
        this.batches = meters.counter("stranded.ingest.batches");
        this.lines = meters.counter("stranded.ingest.lines");
        this.rejected = meters.counter("stranded.ingest.rejected");
        this.deferred = meters.counter("stranded.ingest.deferred");
    }

    /** Answers a post. */
    public void take(Context context) {
        long begin = System.nanoTime();
        InputStream in = context.bodyInputStream();
        try (Admission.Post post = admission.post()) {
            String id = id(context.header(BatchLimits.ID_HEADER));
            context.json(stored(Body.read(in, context.header("Content-Encoding"), post), id, post));
            time.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        } catch (Refusal e) {
            drain(in);
            refuse(context, e.status(), e, e.retryAfterSeconds());
        } catch (IOException e) {
            rejected.increment();
            LOG.debug("a client has gone while it posted", e);
            context.status(Refusal.BAD_REQUEST).json(Map.of("error", "The body broke off; send it again."));
        } catch (StoreFailure e) {
            switch (e.reason()) {
                case FULL -> refuse(context, FULL, e, FULL_SECONDS);
                case TOO_MANY_JVMS -> refuse(context, Refusal.TOO_MANY, e, FULL_SECONDS);
                case BUSY -> refuse(context, Refusal.UNAVAILABLE, e, BUSY_SECONDS);
                case BROKEN -> {
                    rejected.increment();
                    throw e;
                }
            }
        }
    }

    private Map<String, Object> stored(Body body, @Nullable String id, Admission.Post post) throws Refusal {
        BatchReader reader = body.content(BatchReader::begin);
        post.begin(reader.jvm());
        Batch batch = body.content(rest -> reader.batch());
        post.cost(body.readBytes(), batch.lines());
        List<Command> commands = store.put(batch, id);
        batches.increment();
        lines.increment(batch.lines());
        return Map.of("stored", batch.lines(), "passedOver", batch.passedOver(), "commands", commands);
    }

    private static @Nullable String id(@Nullable String header) throws Refusal {
        if (header != null && !ID.matcher(header).matches()) {
            throw new Refusal(
                    Refusal.BAD_REQUEST,
                    "the header " + BatchLimits.ID_HEADER + " is longer than " + BatchLimits.LONGEST_ID
                            + " characters or has others than letters, digits, dots, dashes and underscores;"
                            + " send a batch's id so, or without that header");
        }
        return header;
    }

    private void refuse(Context context, int status, Exception reason, int retryAfterSeconds) {
        if (retryAfterSeconds > 0) {
            deferred.increment();
            context.header("Retry-After", Integer.toString(retryAfterSeconds));
        } else {
            rejected.increment();
        }
        context.status(status).json(Map.of("error", sentence(reason)));
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
