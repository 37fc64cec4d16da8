package dev.stranded.dashboard;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where figures go: to be fetched by Prometheus, and where it is said so pushed by OTLP, too. */
final class Meters implements AutoCloseable {
    /** So often they are pushed. */
    static final Duration STEP = Duration.ofSeconds(30);

    private final CompositeMeterRegistry all = new CompositeMeterRegistry();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Pushes to {@code otlp}, such as {@code http://127.0.0.1:4318/v1/metrics}, where that is given. */
    Meters(@Nullable URI otlp) {
        all.add(prometheus);
        if (otlp != null) {
            all.add(new OtlpMeterRegistry(new To(otlp), Clock.SYSTEM));
        }
        new ClassLoaderMetrics().bindTo(all);
        new JvmMemoryMetrics().bindTo(all);
        new JvmThreadMetrics().bindTo(all);
        new ProcessorMetrics().bindTo(all);
        new UptimeMetrics().bindTo(all);
    }

    MeterRegistry all() {
        return all;
    }

    PrometheusMeterRegistry prometheus() {
        return prometheus;
    }

    /** Pushes what was not pushed yet. */
    @Override
    public void close() {
        all.close();
    }

    /** Headers and attributes of the resource come from the environment's {@code OTEL_…}, as with any exporter. */
    private record To(URI otlp) implements OtlpConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public String url() {
            return otlp.toString();
        }

        @Override
        public Duration step() {
            return STEP;
        }
    }
}
