package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class IngestTest {
    private static final String HELLO = new String(Told.lines(Told.hello("j1")), StandardCharsets.UTF_8);

    private final StoreKind kind;

    private RunningDashboard dashboard;

    IngestTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(kind, folder, new SetClock());
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void a_batch_shows_in_the_api_with_the_keys_of_the_wire() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 42), Told.finding("j1", "abc", 42));

        JsonNode jvm = dashboard.json("/api/v1/jvms").at("/jvms/0");
        assertThat(jvm.at("/jvm").asText()).isEqualTo("j1");
        assertThat(jvm.at("/name").asText()).isEqualTo("shop");
        assertThat(jvm.at("/thresholdMillis").asLong()).isEqualTo(60_000);
        assertThat(jvm.at("/lastSeen").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(jvm.at("/state").asText()).isEqualTo("live");
        assertThat(jvm.at("/tasks/live").asLong()).isEqualTo(42);
        assertThat(jvm.at("/memory/heapUsedBytes").asLong()).isEqualTo(1_000);
        assertThat(jvm.at("/health/hooks/0/live").asBoolean()).isTrue();
        assertThat(jvm.at("/findings").toString()).isEqualTo("{\"proven\":0,\"evident\":0,\"suspected\":1}");

        JsonNode one = dashboard.json("/api/v1/jvms/j1");
        assertThat(one.at("/jvm")).isEqualTo(jvm);
        assertThat(one.at("/snapshot/sites/0/form").asText()).isEqualTo("virtual-thread");
        assertThat(one.at("/findings/0/title").asText()).isEqualTo("42 tasks wait");
    }

    @Test
    void a_hello_alone_makes_a_jvm_without_figures() {
        dashboard.tell(Told.hello("j1"));
        JsonNode jvm = dashboard.json("/api/v1/jvms").at("/jvms/0");
        assertThat(jvm.has("tasks")).isFalse();
        assertThat(jvm.has("memory")).isFalse();
        assertThat(dashboard.json("/api/v1/jvms/j1").has("snapshot")).isFalse();
    }

    @Test
    void a_compressed_batch_is_taken() {
        byte[] body = Told.gzip(Told.lines(Told.hello("j1"), Told.snapshot("j1", NOON, 1)));
        assertThat(dashboard.post(body, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(200);
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms")).hasSize(1);
    }

    @Test
    void the_last_line_of_a_finding_counts_and_its_count_keeps_its_past() {
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 5), Told.finding("j1", "abc", 6));
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 9));

        JsonNode answer = dashboard.json("/api/v1/jvms/j1/findings/abc");
        assertThat(answer.at("/finding/count").asLong()).isEqualTo(9);
        assertThat(answer.at("/counts/count").toString()).isEqualTo("[5,6,9]");
        assertThat(answer.at("/counts/at/2").asLong())
                .isEqualTo(NOON.plusSeconds(9).toEpochMilli());
        assertThat(answer.at("/jvm/name").asText()).isEqualTo("shop");
        assertThat(dashboard.json("/api/v1/findings").at("/findings")).hasSize(1);
        assertThat(dashboard.json("/api/v1/findings").at("/findings/0/name").asText())
                .isEqualTo("shop");
    }

    @Test
    void a_batch_that_comes_twice_is_the_same_batch() {
        for (int i = 0; i < 2; i++) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
        }
        assertThat(dashboard.json("/api/v1/jvms/j1/series").at("/at")).hasSize(1);
        assertThat(dashboard.json("/api/v1/jvms/j1").at("/findings")).hasSize(1);
    }

    @Test
    void what_a_later_version_says_besides_is_passed_over() {
        String body = HELLO.replace("{", "{\"shoeSize\":{\"eu\":43},") + "{\"type\":\"weather\",\"jvm\":\"j1\"}\n\n";
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(dashboard.parse(answer.body()).at("/stored").asInt()).isEqualTo(1);
        assertThat(dashboard.parse(answer.body()).at("/passedOver").asInt()).isEqualTo(1);
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms")).hasSize(1);
    }

    @Test
    void a_finding_of_a_kind_that_only_a_newer_agent_knows_is_shown_by_that_name() {
        String told = new String(Told.lines(Told.finding("j1", "abc", 5)), StandardCharsets.UTF_8);
        assertThat(post(HELLO + told.replace("stranded-task", "haunted-loop").replace("suspected", "dreaded"))
                        .statusCode())
                .isEqualTo(200);

        JsonNode finding = dashboard.json("/api/v1/jvms/j1/findings/abc").at("/finding");
        assertThat(finding.at("/kind").asText()).isEqualTo("haunted-loop");
        assertThat(finding.at("/verdict").asText()).isEqualTo("dreaded");
        assertThat(finding.at("/title").asText()).isEqualTo("5 tasks wait");
        assertThat(dashboard
                        .json("/api/v1/findings?state=open")
                        .at("/findings/0/kind")
                        .asText())
                .isEqualTo("haunted-loop");
        assertThat(dashboard
                        .json("/api/v1/jvms")
                        .at("/jvms/0/findings/suspected")
                        .asInt())
                .isEqualTo(1);
        assertThat(dashboard.get("/metrics").body()).contains("kind=\"haunted-loop\"");
    }

    @Test
    void a_finding_in_a_state_that_only_a_newer_agent_knows_is_kept_and_is_not_open() {
        String told = new String(Told.lines(Told.finding("j1", "abc", 5)), StandardCharsets.UTF_8);
        assertThat(post(HELLO + told.replace("\"open\"", "\"muted\"")).statusCode())
                .isEqualTo(200);
        assertThat(dashboard.json("/api/v1/findings").at("/findings/0/state").asText())
                .isEqualTo("muted");
        assertThat(dashboard.json("/api/v1/findings?state=open").at("/findings"))
                .isEmpty();
    }

    @Test
    void a_snapshot_with_tasks_of_a_form_that_only_a_newer_agent_knows_is_shown_by_that_name() {
        String told = new String(Told.lines(Told.snapshot("j1", NOON, 42)), StandardCharsets.UTF_8);
        assertThat(post(HELLO + told.replace("virtual-thread", "fibre")).statusCode())
                .isEqualTo(200);
        assertThat(dashboard
                        .json("/api/v1/jvms/j1")
                        .at("/snapshot/sites/0/form")
                        .asText())
                .isEqualTo("fibre");
        assertThat(dashboard.json("/api/v1/jvms/j1/series").at("/sites/0/form").asText())
                .isEqualTo("fibre");
    }

    @Test
    void a_bad_last_line_spoils_the_whole_batch() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
        JsonNode before = dashboard.json("/api/v1/jvms/j1");
        byte[] good =
                Told.lines(Told.hello("j1"), Told.snapshot("j1", NOON.plusSeconds(1), 2), Told.finding("j1", "abc", 6));
        HttpResponse<String> answer = post(new String(good, StandardCharsets.UTF_8) + "{\"type\":\"finding\"}\n");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Line 4 ");
        assertThat(dashboard.json("/api/v1/jvms/j1")).isEqualTo(before);
    }

    private HttpResponse<String> post(String body) {
        return dashboard.post(body.getBytes(StandardCharsets.UTF_8));
    }
}
