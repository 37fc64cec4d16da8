package dev.stranded.demo.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP API on loopback that takes some tens of milliseconds for an event, serves so many a second and no more, fails
 * now and then, and stalls once in a run: it goes on to accept requests and answers none until the stall is over.
 *
 * <p>Requests that wait for their answer hold no thread, so ten thousand of them cost it little. Its limit is applied
 * when it gets to a request, which is after the stall for those that came within.
 */
final class ExternalApi implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final ApiTerms terms;
    private final ApiCounts counts;
    private final Ledger ledger;
    private final Latency latency;
    private final Limit limit;
    private final Javalin http;
    private volatile long stallFromNanos;
    private volatile long stallToNanos;

    ExternalApi(ApiTerms terms, ApiCounts counts, Ledger ledger) {
        this.terms = terms;
        this.counts = counts;
        this.ledger = ledger;
        this.latency = new Latency(terms.seed());
        this.limit = new Limit(terms.perSecond());
        http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/events", this::take);
        });
    }

    /** Starts on a free port and says where to post events. */
    String start() {
        http.start("127.0.0.1", 0);
        return "http://127.0.0.1:" + http.port() + "/events";
    }

    /** The run begins: from now on the time to the stall counts. */
    void begin() {
        long now = System.nanoTime();
        counts.begin(now);
        stallFromNanos = now + TimeUnit.MILLISECONDS.toNanos(terms.stallAfterMillis());
        stallToNanos = stallFromNanos + TimeUnit.MILLISECONDS.toNanos(terms.stallMillis());
    }

    @Override
    public void close() {
        http.stop();
        clock.shutdownNow();
    }

    private void take(Context request) throws IOException {
        long arrived = System.nanoTime();
        request.bodyInputStream().transferTo(OutputStream.nullOutputStream());
        String id = String.valueOf(request.header("X-Webhook-Id"));
        counts.arrived();
        long delayMillis = stallLeftMillis(arrived);
        request.future(() -> delayMillis == 0
                ? serve(request, id, arrived)
                : after(delayMillis).thenCompose(stallIsOver -> serve(request, id, arrived)));
    }

    private CompletableFuture<Void> serve(Context request, String id, long arrived) {
        if (limit.admits()) {
            return after(latency.millis(id)).thenRun(() -> answer(request, id, arrived));
        }
        counts.rejected();
        counts.answered(arrived);
        long seconds = limit.retryAfterSeconds(System.nanoTime());
        request.status(HttpStatus.TOO_MANY_REQUESTS).header(Header.RETRY_AFTER, String.valueOf(seconds));
        return CompletableFuture.completedFuture(null);
    }

    private void answer(Context request, String id, long arrived) {
        counts.answered(arrived);
        if (latency.failsFirst(id) && ledger.fail(id)) {
            counts.failed();
            request.status(HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        if (ledger.take(id)) {
            counts.completed();
        }
        request.status(HttpStatus.OK);
    }

    private CompletableFuture<Void> after(long millis) {
        Executor later = task -> {
            var unused = clock.schedule(task, millis, TimeUnit.MILLISECONDS);
        };
        return CompletableFuture.runAsync(() -> {}, later);
    }

    private long stallLeftMillis(long now) {
        boolean within = now - stallFromNanos >= 0 && now - stallToNanos < 0;
        return within ? TimeUnit.NANOSECONDS.toMillis(stallToNanos - now) + 1 : 0;
    }
}
