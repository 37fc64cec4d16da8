package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators say of findings, and how long it holds. */
@Timeout(60)
@ParameterizedClass
@EnumSource(StoreKind.class)
final class HandlingTest {
    private static final String STATE = "/api/v1/jvms/j1/findings/abc/state";

    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    private RunningDashboard dashboard;

    HandlingTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        dashboard = RunningDashboard.in(kind, folder, clock);
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 5));
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void what_is_said_of_a_finding_holds_in_the_next_run_of_its_application_and_of_the_dashboard() {
        act("{\"act\":\"acknowledge\",\"note\":\" known, see 4711 \"}");
        dashboard.tell(Told.hello("j2"), Told.finding("j2", "abc", 7));
        dashboard.close();
        dashboard = RunningDashboard.in(kind, folder, clock);

        JsonNode handling = handling("j2");
        assertThat(handling.at("/state").asText()).isEqualTo("acknowledged");
        assertThat(handling.at("/note").asText()).isEqualTo("known, see 4711");
        assertThat(handling.at("/by").asText()).isEqualTo("anybody on this machine");
        assertThat(handling.at("/at").asText()).isEqualTo(NOON.toString());
    }

    @Test
    void another_application_with_the_same_finding_is_not_spoken_for() {
        act("{\"act\":\"mute\"}");
        dashboard.tell(Told.helloOf("billing", "j2"), Told.finding("j2", "abc", 7));
        assertThat(handling("j2").isMissingNode()).isTrue();
    }

    @Test
    void muted_and_resolved_findings_do_not_count_and_acknowledged_ones_do() {
        assertThat(counted()).isEqualTo(1);
        act("{\"act\":\"mute\"}");
        assertThat(counted()).isZero();
        act("{\"act\":\"reopen\"}");
        assertThat(counted()).isEqualTo(1);
        act("{\"act\":\"acknowledge\"}");
        assertThat(counted()).isEqualTo(1);
        act("{\"act\":\"resolve\"}");
        assertThat(counted()).isZero();
    }

    @Test
    void a_resolved_finding_that_goes_on_comes_back_and_says_so() {
        act("{\"act\":\"resolve\",\"note\":\"fixed in 1.8\"}");
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 5));
        assertThat(handling("j1").at("/state").asText()).isEqualTo("resolved");

        clock.pass(Duration.ofSeconds(9));
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 6));
        assertThat(handling("j1").at("/state").asText()).isEqualTo("open");
        assertThat(handling("j1").at("/cameBackAt").asText())
                .isEqualTo(NOON.plusSeconds(9).toString());
        assertThat(counted()).isEqualTo(1);
        assertThat(history()).containsExactly("came-back", "resolve");

        act("{\"act\":\"acknowledge\"}");
        assertThat(handling("j1").has("cameBackAt")).isTrue();
        act("{\"act\":\"resolve\"}");
        assertThat(handling("j1").has("cameBackAt")).isFalse();
    }

    @Test
    void a_resolved_finding_comes_back_in_another_jvm_too() {
        act("{\"act\":\"resolve\"}");
        dashboard.tell(Told.hello("j2"), Told.finding("j2", "abc", 1));
        assertThat(handling("j1").at("/state").asText()).isEqualTo("open");
    }

    @Test
    void a_mute_ends_when_its_time_is_over() {
        act("{\"act\":\"mute\",\"until\":\"2026-01-01T13:00:00Z\"}");
        clock.pass(Duration.ofMinutes(59));
        assertThat(handling("j1").at("/until").asText()).isEqualTo("2026-01-01T13:00:00Z");
        assertThat(counted()).isZero();
        clock.pass(Duration.ofMinutes(1));
        String state = "muted";
        while (state.equals("muted")) {
            state = handling("j1").at("/state").asText();
        }
        assertThat(state).isEqualTo("open");
        assertThat(counted()).isEqualTo(1);
        assertThat(history()).containsExactly("unmute", "mute");
    }

    @Test
    void what_holds_until_a_finding_is_over_ends_when_the_last_jvm_says_so() {
        dashboard.tell(Told.hello("j2"), Told.finding("j2", "abc", 5));
        act("{\"act\":\"mute\"}");
        dashboard.tell(Told.hello("j1"), over("j1"));
        assertThat(handling("j1").at("/state").asText()).isEqualTo("muted");
        dashboard.tell(Told.hello("j2"), over("j2"));
        assertThat(handling("j1").at("/state").asText()).isEqualTo("open");
        assertThat(history()).containsExactly("over", "mute");
    }

    @Test
    void the_newest_acts_are_kept_and_no_more_than_fifty() {
        for (int i = 0; i < 60; i++) {
            act("{\"act\":\"acknowledge\",\"note\":\"" + i + "\"}");
        }
        JsonNode history = dashboard.json("/api/v1/jvms/j1/findings/abc").at("/history");
        assertThat(history).hasSize(50);
        assertThat(history.at("/0/note").asText()).isEqualTo("59");
    }

    @Test
    void those_who_look_at_the_fleet_hear_of_what_is_said() {
        JsonNode before = dashboard.json("/api/v1/findings?state=open").at("/findings/0");
        assertThat(before.has("handling")).isFalse();
        JsonNode answer = dashboard.parse(act("{\"act\":\"acknowledge\"}").body());
        JsonNode after = dashboard.json("/api/v1/findings?state=open").at("/findings/0");
        assertThat(after.at("/handling")).isEqualTo(answer.at("/finding/handling"));
        assertThat(after.at("/title")).isEqualTo(before.at("/title"));
        assertThat(dashboard
                        .json("/api/v1/jvms/j1")
                        .at("/findings/0/handling/state")
                        .asText())
                .isEqualTo("acknowledged");
    }

    @Test
    void what_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing() {
        for (String bad : List.of(
                "{\"act\":\"forget\"}",
                "{}",
                "[]",
                "{\"act\":",
                "{\"act\":7}",
                "{\"act\":\"mute\",\"until\":\"tomorrow\"}",
                "{\"act\":\"mute\",\"until\":\"2026-01-01T12:00:00Z\"}",
                "{\"act\":\"mute\",\"until\":\"2036-01-01T12:00:00Z\"}",
                "{\"act\":\"resolve\",\"until\":\"2026-01-01T13:00:00Z\"}",
                "{\"act\":\"acknowledge\",\"note\":\"" + "x".repeat(2_001) + "\"}")) {
            HttpResponse<String> answer = dashboard.call("POST", STATE, bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(dashboard.parse(answer.body()).at("/error").asText()).endsWith(".");
        }
        assertThat(dashboard.call("POST", STATE, "x".repeat(40_000)).statusCode())
                .isEqualTo(413);
        assertThat(dashboard
                        .call("POST", "/api/v1/jvms/j1/findings/none/state", "{\"act\":\"resolve\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(handling("j1").isMissingNode()).isTrue();
    }

    @Test
    void the_same_in_other_jvms_and_others_at_the_same_place_are_similar() {
        dashboard.tell(Told.helloOf("billing", "j2"), placed("j2", "abc"));
        dashboard.tell(Told.hello("j3"), placed("j3", "def"), placed("j3", "abc"));
        dashboard.tell(Told.hello("j4"), placed("j4", "def"), Told.finding("j4", "ghi", 1));

        JsonNode similar = dashboard.json("/api/v1/jvms/j2/findings/abc").at("/similar");
        assertThat(similar.findValuesAsText("jvm")).containsExactly("j1", "j3", "j3");
        assertThat(similar.findValuesAsText("signature")).containsExactly("abc", "abc", "def");
        assertThat(similar.at("/2/same").asBoolean()).isFalse();
        assertThat(similar.at("/0/host").asText()).isEqualTo("box");
    }

    @Test
    void a_permanent_link_leads_to_the_newest_jvm_that_has_the_finding() {
        dashboard.tell(Told.hello("j2"), Told.finding("j2", "abc", 9));
        assertThat(redirect("/findings/abc?service=shop")).endsWith("/jvms/j2/findings/abc");
        assertThat(redirect("/findings/abc?service=nobody")).endsWith("/findings?state=all&q=abc");
        assertThat(redirect("/findings/abc")).endsWith("/findings?state=all&q=abc");
    }

    private String redirect(String path) {
        HttpResponse<String> answer = dashboard.get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> act(String json) {
        HttpResponse<String> answer = dashboard.call("POST", STATE, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private JsonNode handling(String jvm) {
        return dashboard.json("/api/v1/jvms/" + jvm + "/findings/abc").at("/finding/handling");
    }

    private long counted() {
        return dashboard.json("/api/v1/jvms").at("/jvms/0/findings/suspected").asLong();
    }

    private List<String> history() {
        return dashboard.json("/api/v1/jvms/j1/findings/abc").at("/history").findValuesAsText("act");
    }

    private static Finding over(String jvm) {
        return Told.finding(jvm, "abc", Verdict.SUSPECTED, FindingLife.RESOLVED, 6);
    }

    private static Finding placed(String jvm, String signature) {
        Finding finding = Told.finding(jvm, signature, 3);
        return new Finding(
                finding.jvm(),
                finding.signature(),
                finding.kind(),
                finding.verdict(),
                finding.state(),
                finding.count(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.title(),
                finding.advice(),
                null,
                new Finding.Site(
                        "A.b(A.java:" + finding.jvm().charAt(1) + ")", List.of("A.b(A.java:1)"), List.of(0), null),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
