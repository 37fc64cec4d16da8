package dev.stranded.dashboard.load;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.dashboard.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dkills=50} kills as often as the dashboard is made to bear. */
@Timeout(1_800)
final class KillIT {
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final int AGENTS = 8;
    private static final int MOST_ACKNOWLEDGED = 200;
    private static final long SEED = 7;

    private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final Random random = new Random(SEED);
    private final Poster poster = new Poster();

    @Test
    void killed_in_the_middle_of_ingest_it_opens_again_and_has_all_that_it_has_acknowledged(@TempDir Path folder)
            throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            DashboardJvm dashboard = DashboardJvm.start(List.of(), "--data", folder.toString());
            try {
                assertNothingIsLost(dashboard);
                ingestUntilKilled(dashboard, kill);
            } finally {
                dashboard.kill();
            }
        }
        try (DashboardJvm dashboard = DashboardJvm.start(List.of(), "--data", folder.toString())) {
            assertNothingIsLost(dashboard);
        }
        assertThat(acknowledged.values().stream().mapToInt(Set::size).sum()).isGreaterThan(KILLS * AGENTS);
    }

    private void ingestUntilKilled(DashboardJvm dashboard, int round) throws InterruptedException {
        ExecutorService agents = Executors.newFixedThreadPool(AGENTS);
        CountDownLatch enough = new CountDownLatch(AGENTS + random.nextInt(MOST_ACKNOWLEDGED));
        for (int agent = 0; agent < AGENTS; agent++) {
            String jvm = "j" + agent;
            agents.execute(() -> post(dashboard, jvm, "r" + round + "-", enough));
        }
        assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
        dashboard.kill();
        agents.shutdown();
        assertThat(agents.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    /** Until the dashboard is gone. */
    private void post(DashboardJvm dashboard, String jvm, String round, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String signature = round + i;
                if (poster.post(
                                        dashboard.url(),
                                        signature,
                                        Told.hello(jvm),
                                        Told.snapshot(jvm, NOON.plusSeconds(i), i),
                                        Told.finding(jvm, signature, i))
                                .statusCode()
                        == 200) {
                    acknowledged
                            .computeIfAbsent(jvm, unknown -> ConcurrentHashMap.newKeySet())
                            .add(signature);
                    enough.countDown();
                }
            }
        } catch (IOException e) {
            // It was killed, as it should be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertNothingIsLost(DashboardJvm dashboard) throws IOException, InterruptedException {
        for (Map.Entry<String, Set<String>> told : acknowledged.entrySet()) {
            Set<String> kept = new HashSet<>();
            for (JsonNode finding :
                    dashboard.json("/api/v1/jvms/" + told.getKey()).at("/findings")) {
                kept.add(finding.at("/signature").asText());
            }
            assertThat(kept).as(told.getKey()).containsAll(told.getValue());
        }
    }
}
