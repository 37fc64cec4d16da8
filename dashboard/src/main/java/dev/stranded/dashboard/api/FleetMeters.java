package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.OpenCount;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.Totals;
import dev.stranded.dashboard.store.WireJson;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The fleet's figures by service, for those who collect metrics.
 *
 * <p>Bounded, since a JVM may call itself what it likes: of very many services the largest stand alone, the others
 * together.
 */
public final class FleetMeters {
    private static final int MOST_SERVICES = 200;
    private static final int LONGEST_NAME = 100;
    private static final String OTHERS = "(others)";

    private final Store store;
    private final MultiGauge jvms;
    private final MultiGauge live;
    private final MultiGauge waiting;
    private final MultiGauge findings;
    private final MultiGauge silenced;
    private volatile Totals totals = new Totals(0, 0, 0, 0);

    /** Tells {@code meters} of what is in {@code store}. */
    public FleetMeters(Store store, MeterRegistry meters) {
        this.store = store;
        this.jvms = gauge(meters, "stranded.jvms", "JVMs that have reported, by service and state");
        this.live = gauge(meters, "stranded.tasks.live", "Tasks that live in JVMs that are live, by service");
        this.waiting = gauge(meters, "stranded.tasks.waiting", "Tasks that wait in JVMs that are live, by service");
        this.findings = gauge(
                meters,
                "stranded.findings.open",
                "Open findings in JVMs that have not ended, by service, kind, verdict and whether they are acknowledged");
        this.silenced = gauge(
                meters,
                "stranded.findings.silenced",
                "Findings in JVMs that have not ended that are muted or called resolved, by service, kind and verdict");
        count(meters, "stranded.proofs.asked", "Proofs that somebody asked for in the dashboard", Totals::asked);
        count(meters, "stranded.proofs.done", "Proofs that came to an end", Totals::done);
        count(meters, "stranded.proofs.failed", "Proofs that did not come to an end", Totals::failed);
        count(meters, "stranded.findings.refuted", "Findings that were proven, and proved wrong", Totals::refuted);
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    private void count(MeterRegistry meters, String name, String description, ToLongFunction<Totals> total) {
        FunctionCounter.builder(name, this, fleet -> total.applyAsLong(fleet.totals))
                .description(description)
                .register(meters);
    }

    /** Takes the figures as they are now. */
    public synchronized void refresh() {
        Map<String, Service> services = services();
        Set<String> alone = largest(services);
        Map<Tags, Long> states = new HashMap<>();
        Map<Tags, Long> lives = new HashMap<>();
        Map<Tags, Long> waits = new HashMap<>();
        services.forEach((name, service) -> {
            String shown = shown(name, alone);
            for (JvmRow.State state : JvmRow.State.values()) {
                add(states, Tags.of("service", shown, "state", state.toString()), service.in(state));
            }
            add(lives, Tags.of("service", shown), service.live);
            add(waits, Tags.of("service", shown), service.waiting);
        });
        register(jvms, states);
        register(live, lives);
        register(waiting, waits);
        refreshFindings(alone);
        totals = store.totals();
    }

    private void refreshFindings(Set<String> alone) {
        Map<Tags, Long> open = new HashMap<>();
        Map<Tags, Long> silent = new HashMap<>();
        for (OpenCount count : store.openCounts()) {
            Tags tags = Tags.of(
                    "service",
                    shown(count.service(), alone),
                    "kind",
                    count.kind(),
                    "verdict",
                    count.verdict(),
                    "handling",
                    count.handling().toString());
            add(count.handling().isCounted() ? open : silent, tags, count.count());
        }
        register(findings, open);
        register(silenced, silent);
    }

    private Map<String, Service> services() {
        Map<String, Service> services = new TreeMap<>();
        for (JvmRow jvm : store.jvms()) {
            String name = WireJson.object(jvm.hello()).path("name").asText();
            services.computeIfAbsent(name, key -> new Service()).add(jvm);
        }
        return services;
    }

    private static Set<String> largest(Map<String, Service> services) {
        return services.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue().live, one.getValue().live))
                .limit(MOST_SERVICES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String shown(String service, Set<String> alone) {
        String name = alone.contains(service) ? service : OTHERS;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static void add(Map<Tags, Long> sums, Tags tags, long more) {
        sums.merge(tags, more, Long::sum);
    }

    private static void register(MultiGauge gauge, Map<Tags, Long> sums) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        sums.forEach((tags, sum) -> rows.add(MultiGauge.Row.of(tags, sum)));
        gauge.register(rows, true);
    }

    /** The sums over the JVMs of one application. */
    private static final class Service {
        private final Map<JvmRow.State, Integer> states = new HashMap<>();
        private long live;
        private long waiting;

        void add(JvmRow jvm) {
            states.merge(jvm.state(), 1, Integer::sum);
            JvmRow.Latest latest = jvm.latest();
            if (jvm.state() == JvmRow.State.LIVE && latest != null) {
                ObjectNode tasks = WireJson.object(latest.tasks());
                live += tasks.path("live").asLong();
                waiting += tasks.path("waiting").asLong();
            }
        }

        long in(JvmRow.State state) {
            return states.getOrDefault(state, 0);
        }
    }
}
