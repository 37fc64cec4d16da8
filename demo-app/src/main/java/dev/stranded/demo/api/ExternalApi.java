package dev.stranded.demo.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP API on loopback that takes some tens of milliseconds for an event, fails now and then, and stalls once in a
 * run: it goes on to accept requests and answers none until the stall is over.
 *
 * <p>Requests that wait for their answer hold no thread, so a thousand of them cost the launcher little.
 */
public final class ExternalApi implements AutoCloseable {
    private static final int QUICKEST_MILLIS = 25;
    private static final int SPREAD_MILLIS = 30;
    private static final int FAILS_ONE_IN = 100;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final Javalin http;
    private volatile Run run = new Run(0, 0);

    private ExternalApi() {
        http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/events", this::take);
        });
    }

    /** Starts it on a free port. */
    public static ExternalApi start() {
        ExternalApi api = new ExternalApi();
        api.http.start("127.0.0.1", 0);
        return api;
    }

    /** Where to post events. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + http.port() + "/events");
    }

    /** Forgets what has come so far, and stalls after a time for a time. */
    public void begin(long stallAfterMillis, long stallMillis) {
        long from = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stallAfterMillis);
        run = new Run(from, from + TimeUnit.MILLISECONDS.toNanos(stallMillis));
    }

    /** How many different events it has taken in this run. */
    public long completed() {
        return run.completed.size();
    }

    /** When it took the last one, by {@link System#nanoTime()}. */
    public long lastCompletedNanos() {
        return run.lastCompletedNanos;
    }

    /** Whether it answers nobody now. */
    public boolean stalled() {
        return run.stallLeftMillis() > 0;
    }

    @Override
    public void close() {
        http.stop();
        clock.shutdownNow();
    }

    private void take(Context request) throws IOException {
        Run current = run;
        request.bodyInputStream().transferTo(OutputStream.nullOutputStream());
        String id = String.valueOf(request.header("X-Webhook-Id"));
        long delayMillis = current.stallLeftMillis() + QUICKEST_MILLIS + Math.floorMod(id.hashCode(), SPREAD_MILLIS);
        Executor later = task -> {
            var unused = clock.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
        };
        request.future(() -> CompletableFuture.runAsync(() -> request.status(current.answer(id)), later));
    }

    /** What has come in one run. */
    private static final class Run {
        private final long stallFromNanos;
        private final long stallToNanos;
        private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        private final Set<String> completed = ConcurrentHashMap.newKeySet();
        private volatile long lastCompletedNanos;

        Run(long stallFromNanos, long stallToNanos) {
            this.stallFromNanos = stallFromNanos;
            this.stallToNanos = stallToNanos;
        }

        long stallLeftMillis() {
            long now = System.nanoTime();
            boolean within = now - stallFromNanos >= 0 && now - stallToNanos < 0;
            return within ? TimeUnit.NANOSECONDS.toMillis(stallToNanos - now) + 1 : 0;
        }

        HttpStatus answer(String id) {
            boolean fails = Math.floorMod(id.hashCode(), FAILS_ONE_IN) == 0 && failedOnce.add(id);
            if (fails) {
                return HttpStatus.SERVICE_UNAVAILABLE;
            }
            if (completed.add(id)) {
                lastCompletedNanos = System.nanoTime();
            }
            return HttpStatus.OK;
        }
    }
}
