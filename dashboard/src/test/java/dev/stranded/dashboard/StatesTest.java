package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class StatesTest {
    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    private RunningDashboard dashboard;

    StatesTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        dashboard = RunningDashboard.in(kind, folder, clock);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void a_jvm_that_is_not_heard_for_fifteen_seconds_is_silent_and_keeps_its_last_figures() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 42));
        clock.pass(Duration.ofSeconds(15));
        assertThat(state("j1")).isEqualTo("live");
        clock.pass(Duration.ofMillis(1));
        assertThat(state("j1")).isEqualTo("silent");
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms/0/tasks/live").asLong())
                .isEqualTo(42);
        dashboard.tell(Told.hello("j1"));
        assertThat(state("j1")).isEqualTo("live");
    }

    @Test
    void a_jvm_that_reports_seldom_is_given_the_time_of_five_reports() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.snapshot("j1", NOON.plusSeconds(10), 1));
        clock.pass(Duration.ofSeconds(50));
        assertThat(state("j1")).isEqualTo("live");
        clock.pass(Duration.ofMillis(1));
        assertThat(state("j1")).isEqualTo("silent");
    }

    @Test
    void a_jvm_that_said_goodbye_has_ended_and_says_why() {
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 5), Told.goodbye("j1", NOON.plusSeconds(1)));
        assertThat(state("j1")).isEqualTo("ended");
        clock.pass(Duration.ofMinutes(1));
        JsonNode jvm = dashboard.json("/api/v1/jvms/j1").at("/jvm");
        assertThat(jvm.at("/reason").asText()).isEqualTo("the JVM exits");
        assertThat(jvm.at("/lastSeen").asText()).isEqualTo("2026-01-01T12:00:01Z");
        assertThat(dashboard.json("/api/v1/findings?state=open").at("/findings"))
                .hasSize(1);
    }

    @Test
    void an_earlier_batch_that_arrives_after_the_goodbye_does_not_bring_a_jvm_back() {
        dashboard.tell(Told.hello("j1"), Told.goodbye("j1", NOON.plusSeconds(9)));
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(8), 1));
        assertThat(state("j1")).isEqualTo("ended");
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(10), 1));
        assertThat(state("j1")).isEqualTo("live");
    }

    @Test
    void a_restarted_application_is_another_jvm() {
        dashboard.tell(Told.hello("j1"));
        dashboard.tell(Told.hello("j2"));
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms").findValuesAsText("jvm"))
                .containsExactlyInAnyOrder("j1", "j2");
    }

    @Test
    void a_finding_tells_when_the_version_changed_that_its_jvm_runs() {
        dashboard.tell(hello("old", "1", 0));
        dashboard.tell(hello("first", "2", 100), Told.finding("first", "abc", 5));
        dashboard.tell(hello("second", "2", 130), Told.finding("second", "abc", 5));
        dashboard.tell(hello("next", "3", 200));

        JsonNode deploy = dashboard.json("/api/v1/jvms/second/findings/abc").at("/deploy");
        assertThat(deploy.at("/at").asText()).isEqualTo("2026-01-01T12:01:40Z");
        assertThat(deploy.at("/version").asText()).isEqualTo("2");
        assertThat(deploy.at("/before").asText()).isEqualTo("1");
        assertThat(dashboard.json("/api/v1/jvms/first/findings/abc").at("/deploy"))
                .isEqualTo(deploy);
    }

    @Test
    void a_finding_of_an_application_that_knows_one_version_tells_of_no_change() {
        dashboard.tell(hello("j1", "1", 0));
        dashboard.tell(hello("j2", "1", 100), Told.finding("j2", "abc", 5));
        assertThat(dashboard.json("/api/v1/jvms/j2/findings/abc").has("deploy")).isFalse();
    }

    private static Hello hello(String jvm, String version, long startedSeconds) {
        Instant started = NOON.plusSeconds(startedSeconds);
        return new Hello(
                jvm, Message.PROTOCOL, "shop", 7, "box", "25.0.3", version, started, "0.1", 60_000, null, null);
    }

    @Test
    void findings_come_open_first_and_of_these_the_strongest_first() {
        dashboard.tell(
                Told.hello("j1"),
                Told.finding("j1", "over", Verdict.PROVEN, FindingLife.RESOLVED, 1),
                Told.finding("j1", "weak", Verdict.SUSPECTED, FindingLife.OPEN, 1),
                Told.finding("j1", "sure", Verdict.PROVEN, FindingLife.OPEN, 1),
                Told.finding("j1", "seen", Verdict.EVIDENT, FindingLife.OPEN, 1));
        assertThat(dashboard.json("/api/v1/jvms/j1").at("/findings").findValuesAsText("signature"))
                .containsExactly("sure", "seen", "weak", "over");
        assertThat(dashboard.json("/api/v1/findings?state=open").at("/findings").findValuesAsText("signature"))
                .containsExactly("sure", "seen", "weak");
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms/0/findings").toString())
                .isEqualTo("{\"proven\":1,\"evident\":1,\"suspected\":1}");
    }

    @Test
    void everything_survives_a_restart_of_the_dashboard() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 42), Told.finding("j1", "abc", 5));
        var jvm = dashboard.json("/api/v1/jvms/j1");
        var series = dashboard.json("/api/v1/jvms/j1/series");
        var finding = dashboard.json("/api/v1/jvms/j1/findings/abc");
        dashboard.close();
        dashboard = RunningDashboard.in(kind, folder, clock);
        assertThat(dashboard.json("/api/v1/jvms/j1")).isEqualTo(jvm);
        assertThat(dashboard.json("/api/v1/jvms/j1/series")).isEqualTo(series);
        assertThat(dashboard.json("/api/v1/jvms/j1/findings/abc")).isEqualTo(finding);
    }

    @Test
    void what_is_not_there_is_said_in_a_sentence() {
        dashboard.tell(Told.hello("j1"));
        for (String path : new String[] {
            "/api/v1/jvms/nobody", "/api/v1/jvms/nobody/series", "/api/v1/jvms/j1/findings/none", "/api/v1/nothing"
        }) {
            var answer = dashboard.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(dashboard.parse(answer.body()).at("/error").asText()).endsWith(".");
        }
        var answer = dashboard.get("/api/v1/ingest");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("GET is not for /api/v1/ingest;");
        assertThat(dashboard.get("/api/v1/findings?state=new").statusCode()).isEqualTo(400);
        assertThat(dashboard.get("/api/v1/jvms/j1/series?points=many").statusCode())
                .isEqualTo(400);
    }

    private String state(String jvm) {
        return dashboard.json("/api/v1/jvms/" + jvm).at("/jvm/state").asText();
    }
}
