package dev.stranded.dashboard.api;

import dev.stranded.dashboard.store.Store;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/** What operators ask: health and metrics. */
public final class Operations {
    private final Store store;
    private final FleetMeters fleet;
    private final PrometheusMeterRegistry meters;

    /** Answers from {@code store} and with all that is in {@code meters}. */
    public Operations(Store store, FleetMeters fleet, PrometheusMeterRegistry meters) {
        this.store = store;
        this.fleet = fleet;
        this.meters = meters;
    }

    /** {@code GET /health}: up, when the store answers. */
    public void health(Context context) {
        store.now(null);
        context.json(Map.of("status", "up"));
    }

    /** {@code GET /metrics}: in Prometheus' text format. */
    public void metrics(Context context) {
        fleet.refresh();
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
    }
}
