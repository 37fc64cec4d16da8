package dev.stranded.dashboard.live;

import dev.stranded.dashboard.access.Caller;
import dev.stranded.dashboard.api.JvmJson;
import dev.stranded.dashboard.store.Changes;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.StoreFailure;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/events}: tells what changes in the store.
 *
 * <p>Who asks for one JVM gets its snapshots and proofs, too, and its agent looks more often meanwhile; who listens to
 * all gets of each what a list of JVMs shows.
 *
 * <p>A browser's stream is a place in the store's sequence of revisions, not a queue: each time, it gets what has
 * changed since, as it is now. One that reads slowly gets it less often; one that stops reading is cut off by the
 * server's time-out for writing. Nothing is buffered for it. The place is the event's id: who comes again with it, as
 * {@code Last-Event-ID}, gets what has changed since; who was away for too long gets the event {@code lapsed} and is to
 * ask for everything anew.
 */
public final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int MOST_LISTENERS = 100;
    private static final long BETWEEN_MILLIS = 250;
    private static final long LONGEST_END_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 1_000;
    private static final long PING_NANOS = 15_000_000_000L;
    private static final long WATCH_NANOS = 4_000_000_000L;

    private final Store store;
    private final Semaphore room = new Semaphore(MOST_LISTENERS);
    private volatile boolean closed;

    /** Tells of {@code store}. */
    public Events(Store store) {
        this.store = store;
    }

    /** Tells one browser until it goes. */
    public void stream(Context context) {
        if (!room.tryAcquire()) {
            throw new HttpResponseException(
                    503, MOST_LISTENERS + " pages listen already, the most there can be; close some of them.");
        }
        context.contentType("text/event-stream").header("X-Accel-Buffering", "no");
        // Closed here, the stream has its end before the server may stop.
        try (OutputStream out = context.res().getOutputStream()) {
            tell(out, store.now(context.queryParam("jvm")), context.header("Last-Event-ID"), Caller.holds(context));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a page has gone", e);
        } finally {
            room.release();
        }
    }

    /** Ends all streams, and waits for that, but not for long. */
    @Override
    public void close() {
        closed = true;
        store.pulse().beat();
        try {
            if (room.tryAcquire(MOST_LISTENERS, LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                room.release(MOST_LISTENERS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(OutputStream out, Changes.Since now, @Nullable String lastId, BooleanSupplier mayHear)
            throws IOException, InterruptedException {
        Changes.Since resumed = lastId == null ? now : EventId.resumed(lastId, now);
        Changes.Since since = resumed == null ? now : resumed;
        watch(now.jvm());
        write(out, ": welcome\n" + (resumed == null ? "event: lapsed\ndata: {}\n" : "") + id(since));
        long written = System.nanoTime();
        long watched = written;
        while (!closed && mayHear.getAsBoolean()) {
            if (System.nanoTime() - watched >= WATCH_NANOS) {
                watch(now.jvm());
                watched = System.nanoTime();
            }
            long beats = store.pulse().beats();
            Changes changes = store.changes(since);
            since = changes.next();
            String events = events(changes);
            if (!events.isEmpty()) {
                write(out, events + id(since));
                written = System.nanoTime();
            } else if (System.nanoTime() - written > PING_NANOS) {
                write(out, ": ping\n\n");
                written = System.nanoTime();
            }
            pause();
            store.pulse().await(beats, LOOK_MILLIS);
        }
    }

    /** A store that takes nothing, such as one whose disk is full, still has things to tell. */
    private void watch(@Nullable String jvm) {
        try {
            if (jvm != null) {
                store.watch(jvm);
            }
        } catch (StoreFailure e) {
            LOG.debug("an agent does not hear that it is watched", e);
        }
    }

    /** Lets changes gather, so that many JVMs do not make many small looks. */
    private void pause() throws InterruptedException {
        store.pulse().await(Long.MAX_VALUE, BETWEEN_MILLIS);
    }

    private static String events(Changes changes) {
        StringBuilder events = new StringBuilder();
        for (JvmRow jvm : changes.jvms()) {
            event(events, "jvm", WireJson.text(JvmJson.of(jvm)));
        }
        changes.snapshots().forEach(snapshot -> event(events, "snapshot", snapshot));
        changes.findings().forEach(finding -> event(events, "finding", finding));
        changes.proofs().forEach(proof -> event(events, "proof", proof));
        return events.toString();
    }

    /** JSON of the wire has no line breaks, so it is one line of data. */
    private static void event(StringBuilder events, String name, String data) {
        events.append("event: ").append(name).append("\ndata: ").append(data).append("\n\n");
    }

    /** Stands after the events that it is the id of, so that none is missed where the stream breaks off among them. */
    private static String id(Changes.Since since) {
        return "id: " + EventId.of(since) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
