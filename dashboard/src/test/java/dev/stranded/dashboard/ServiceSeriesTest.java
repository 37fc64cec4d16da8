package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The charts of all JVMs of an application together, and those of a span of one JVM's time. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class ServiceSeriesTest {
    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    ServiceSeriesTest(StoreKind kind) {
        this.kind = kind;
    }

    @Test
    void figures_of_its_jvms_are_added_up(@TempDir Path folder) {
        try (RunningDashboard dashboard = RunningDashboard.in(kind, folder, clock)) {
            for (int second = 0; second < 60; second += 5) {
                dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(second), 10));
                dashboard.tell(Told.hello("j2"), Told.snapshot("j2", NOON.plusSeconds(second), 32));
            }
            clock.pass(Duration.ofSeconds(60));
            JsonNode series = dashboard.json("/api/v1/services/series?name=shop");
            assertThat(series.at("/live/3").asLong()).isEqualTo(42);
            assertThat(series.at("/sites/0/live/3").asLong()).isEqualTo(42);
            assertThat(series.at("/channels/0/size/3").asLong()).isEqualTo(42);
            assertThat(dashboard.json("/api/v1/services/series?name=other").at("/at"))
                    .isEmpty();
        }
    }

    @Test
    void a_jvm_that_comes_makes_no_leap_in_what_is_spawned(@TempDir Path folder) {
        try (RunningDashboard dashboard = RunningDashboard.in(kind, folder, clock)) {
            for (int second = 0; second < 60; second += 5) {
                dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(second), second));
            }
            for (int second = 30; second < 60; second += 5) {
                dashboard.tell(Told.hello("j2"), Told.snapshot("j2", NOON.plusSeconds(second), 5_000));
            }
            clock.pass(Duration.ofSeconds(60));
            for (JsonNode rate : dashboard
                    .json("/api/v1/services/series?name=shop&last="
                            + Duration.ofHours(1).toMillis())
                    .at("/startedPerSecond")) {
                assertThat(rate.asDouble()).isLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void a_span_of_a_jvms_time_can_be_asked_for(@TempDir Path folder) {
        try (RunningDashboard dashboard = RunningDashboard.in(kind, folder, clock)) {
            for (int second = 0; second < 10; second++) {
                dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(second), second));
            }
            long from = NOON.plusSeconds(3).toEpochMilli();
            long to = NOON.plusSeconds(5).toEpochMilli();
            JsonNode series = dashboard.json("/api/v1/jvms/j1/series?from=" + from + "&to=" + to);
            assertThat(series.at("/live").toString()).isEqualTo("[3,4,5]");
            assertThat(dashboard.get("/api/v1/jvms/j1/series?from=yesterday").statusCode())
                    .isEqualTo(400);
            assertThat(dashboard.get("/api/v1/services/series").statusCode()).isEqualTo(400);
        }
    }
}
