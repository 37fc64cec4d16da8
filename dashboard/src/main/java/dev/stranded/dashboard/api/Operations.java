package dev.stranded.dashboard.api;

import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.OpenCount;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.Totals;
import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What operators ask: health and metrics. */
public final class Operations {
    private final Store store;
    private final PrometheusMeterRegistry meters;
    private final MultiGauge jvms;
    private final MultiGauge findings;
    private volatile Totals totals = new Totals(0, 0, 0, 0);

    /** Answers from {@code store} and with all that is in {@code meters}. */
    public Operations(Store store, PrometheusMeterRegistry meters) {
        this.store = store;
        this.meters = meters;
        this.jvms = MultiGauge.builder("stranded.jvms")
                .description("JVMs that have reported, by state")
                .register(meters);
        this.findings = MultiGauge.builder("stranded.findings.open")
                .description("Open findings, by kind and verdict")
                .register(meters);
        count("stranded.proofs.asked", "Proofs that somebody asked for in the dashboard", Totals::asked);
        count("stranded.proofs.done", "Proofs that came to an end", Totals::done);
        count("stranded.proofs.failed", "Proofs that did not come to an end", Totals::failed);
        count("stranded.findings.refuted", "Findings that were proven, and proved wrong", Totals::refuted);
        new ClassLoaderMetrics().bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
    }

    private void count(String name, String description, ToLongFunction<Totals> total) {
        FunctionCounter.builder(name, this, operations -> total.applyAsLong(operations.totals))
                .description(description)
                .register(meters);
    }

    /** {@code GET /health}: up, when the store answers. */
    public void health(Context context) {
        store.now(null);
        context.json(Map.of("status", "up"));
    }

    /** {@code GET /metrics}: in Prometheus' text format. */
    public void metrics(Context context) {
        List<JvmRow> known = store.jvms();
        List<MultiGauge.Row<?>> states = new ArrayList<>();
        for (JvmRow.State state : JvmRow.State.values()) {
            long count = known.stream().filter(jvm -> jvm.state() == state).count();
            states.add(MultiGauge.Row.of(Tags.of("state", state.toString()), count));
        }
        jvms.register(states, true);
        List<MultiGauge.Row<?>> open = new ArrayList<>();
        for (OpenCount count : store.openCounts()) {
            open.add(MultiGauge.Row.of(Tags.of("kind", count.kind(), "verdict", count.verdict()), count.count()));
        }
        findings.register(open, true);
        totals = store.totals();
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
    }
}
