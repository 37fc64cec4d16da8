package dev.stranded.dashboard.web;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How long requests take, by route and status: what no route knows counts as one, so that nobody who asks for nonsense
 * makes figures of it.
 */
public final class RequestMeters {
    private static final String KEY = RequestMeters.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
    };

    private final MeterRegistry meters;

    /** Tells {@code meters}. */
    public RequestMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A request has come. */
    public void begin(Context context) {
        context.attribute(KEY, System.nanoTime());
    }

    /** It is answered. A stream of events lasts as long as somebody listens, which says nothing. */
    public void end(Context context) {
        Long begin = context.attribute(KEY);
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        String path = route == null ? "none" : route.path;
        if (begin == null || path.endsWith("/events")) {
            return;
        }
        String method = context.method().toString();
        Timer.builder("stranded.http.requests")
                .description("How long requests to the dashboard take")
                .tag("route", path)
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("status", String.valueOf(context.statusCode()))
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    }
}
