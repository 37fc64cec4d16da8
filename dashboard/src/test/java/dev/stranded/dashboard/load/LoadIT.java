package dev.stranded.dashboard.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.dashboard.EmbeddedPostgresql;
import dev.stranded.dashboard.page.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The load simulator. It is short unless {@code -Dload.jvms=1000 -Dload.seconds=120} say something else; with
 * {@code -Dload.bars=true} it holds the dashboard to its bars, and with {@code -Dload.store=postgresql} the store is
 * one. Where a browser is found, two pages are open in it meanwhile; {@code -Dload.browser=false} leaves it out. What
 * was measured is in {@code target/load.md}.
 */
@Timeout(3_600)
final class LoadIT {
    private static final int JVMS = Integer.getInteger("load.jvms", 40);
    private static final int SECONDS = Integer.getInteger("load.seconds", 6);
    private static final int PERIOD_MILLIS = Integer.getInteger("load.period.millis", 2_000);
    private static final boolean BARS = Boolean.getBoolean("load.bars");
    private static final boolean BROWSER = !"false".equals(System.getProperty("load.browser"));
    private static final long LATEST_MILLIS = 2_000;
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("load.store"));
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} ([0-9.E+]+)$");
    private static final double MICROS = 1_000.0;
    private static final long MOST_HEAP = 1L << 30;

    @Test
    void of_many_jvms_no_batch_is_lost_and_all_are_seen_live(@TempDir Path folder) throws Exception {
        String[] where = POSTGRESQL
                ? new String[] {"--data", folder.toString(), "--store", EmbeddedPostgresql.newDatabase()}
                : new String[] {"--data", folder.toString()};
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (DashboardJvm dashboard = DashboardJvm.start(List.of("-Xmx1g"), where)) {
            URI url = URI.create(dashboard.url());
            Load load = new Load(url, JVMS, PERIOD_MILLIS);
            AtomicLong heap = new AtomicLong();
            ScheduledFuture<?> unused = watch.scheduleAtFixedRate(
                    () -> heap.accumulateAndGet(heap(dashboard), Math::max), 1, 5, TimeUnit.SECONDS);
            try (LiveFeed feed = LiveFeed.of(url, load);
                    LivePages browser = BROWSER && Chromium.isWanted() ? LivePages.open(url, load) : null) {
                load.run(SECONDS);
                watch.shutdown();
                String report = report(load, feed, heap.get(), dashboard.cpuMillis());
                List<LivePage> pages = browser == null ? List.of() : browser.read();
                Files.writeString(Path.of("target", "load.md"), report + LivePages.report(pages));
                assertNothingIsLost(dashboard, load);
                assertThat(feed.millis().getTotalCount()).isPositive();
                assertThat(pages)
                        .allSatisfy(page ->
                                assertThat(page.millis().getTotalCount()).isPositive());
                if (BARS) {
                    assertBars(load, feed, heap.get());
                    pages.forEach(LoadIT::assertBar);
                }
            }
        } finally {
            watch.shutdownNow();
        }
    }

    private static void assertNothingIsLost(DashboardJvm dashboard, Load load)
            throws IOException, InterruptedException {
        assertThat(load.lost()).isZero();
        Map<String, Integer> known = new HashMap<>();
        for (JsonNode jvm : dashboard.json("/api/v1/jvms").at("/jvms")) {
            known.put(jvm.at("/jvm").asText(), jvm.at("/tasks/live").asInt());
        }
        assertThat(known).isEqualTo(load.stored());
        for (int i = 0; i < JVMS; i += Math.max(1, JVMS / 20)) {
            int samples = 0;
            for (JsonNode live : dashboard
                    .json("/api/v1/jvms/load-" + i + "/series?points=2000")
                    .at("/live")) {
                samples += live.isNull() ? 0 : 1;
            }
            assertThat(samples).isEqualTo(load.stored().get("load-" + i));
        }
    }

    private static void assertBars(Load load, LiveFeed feed, long heap) {
        assertThat(load.micros().getValueAtPercentile(99) / MICROS)
                .as("p99 of ingest, ms")
                .isLessThanOrEqualTo(250);
        assertThat(feed.millis().getValueAtPercentile(99))
                .as("p99 of what is seen live, ms")
                .isLessThanOrEqualTo(LATEST_MILLIS);
        assertThat(heap).as("heap").isLessThanOrEqualTo(MOST_HEAP);
    }

    private static void assertBar(LivePage page) {
        assertThat(page.millis().getValueAtPercentile(99))
                .as("p99 of what is seen live at %s in the browser, ms", page.path())
                .isLessThanOrEqualTo(LATEST_MILLIS);
    }

    private static long heap(DashboardJvm dashboard) {
        try {
            double sum = 0;
            Matcher part = HEAP.matcher(dashboard.text("/metrics"));
            while (part.find()) {
                sum += Double.parseDouble(part.group(1));
            }
            return (long) sum;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String report(Load load, LiveFeed feed, long heap, long cpuMillis) {
        Histogram ingest = load.micros();
        Histogram live = feed.millis();
        return String.format(
                Locale.ROOT,
                """
                | store | JVMs | each tells every | for | batches | mean size, gzip | tried again | lost | ingest p50 | p99 | max | seen live p50 | p99 | max | heap, most | processor time |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
                | %s | %,d | %.1f s | %d s | %,d | %.1f kB | %,d | %,d | %.1f ms | %.1f ms | %.0f ms | %,d ms | %,d ms | %,d ms | %,d MB | %.0f s |

                The p99 of ingest in each ten seconds, ms: %s.
                """,
                POSTGRESQL ? "PostgreSQL" : "SQLite",
                JVMS,
                PERIOD_MILLIS / 1_000.0,
                SECONDS,
                load.told(),
                load.meanBytes() / 1_000.0,
                load.triedAgain(),
                load.lost(),
                ingest.getValueAtPercentile(50) / MICROS,
                ingest.getValueAtPercentile(99) / MICROS,
                ingest.getMaxValue() / MICROS,
                live.getValueAtPercentile(50),
                live.getValueAtPercentile(99),
                live.getMaxValue(),
                heap >> 20,
                cpuMillis / 1_000.0,
                load.p99ByTenSeconds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
