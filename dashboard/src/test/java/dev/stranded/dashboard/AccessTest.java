package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.dashboard.access.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final String PROVE = "/api/v1/jvms/j1/prove";

    private final SetClock clock = new SetClock();
    private Path folder;
    private Guarded guarded;

    @BeforeEach
    void start(@TempDir Path folder) {
        this.folder = folder;
        guarded = new Guarded(folder, clock);
        assertThat(guarded.dashboard()
                        .post(Told.lines(Told.hello("j1")), Guarded.bearer(guarded.agent))
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/login", "/assets/app.js", "/webjars/lit-html/lit-html.js", "/api/v1/session"})
    void what_is_needed_to_log_in_is_for_everybody(String path) {
        assertThat(guarded.get(path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/jvms", "/api/v1/jvms/j1", "/api/v1/findings", "/metrics", "/", "/jvms/j1"})
    void a_viewer_reads_by_token_and_by_login(String path) {
        assertThat(guarded.get(path)).isEqualTo(401);
        assertThat(guarded.get(path, Guarded.bearer(guarded.viewer))).isEqualTo(200);
        assertThat(guarded.get(path, guarded.cookie(guarded.viewer))).isEqualTo(200);
        assertThat(guarded.get(path, Guarded.bearer(guarded.operator))).isEqualTo(200);
    }

    @Test
    void an_operator_acts_by_token_and_by_login() {
        assertThat(guarded.send("POST", PROVE, "{}", Guarded.bearer(guarded.operator))
                        .statusCode())
                .isEqualTo(202);
        assertThat(guarded.send("POST", PROVE, "{}", guarded.ownPage(guarded.operator))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void who_opens_a_page_is_led_to_the_login_and_back() {
        var answer = guarded.dashboard().get("/jvms/j1?tab=a%26b", "Accept", "text/html,*/*");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/login?next=%2Fjvms%2Fj1%3Ftab%3Da%2526b");
        assertThat(guarded.dashboard()
                        .get("/api/v1/jvms", "Accept", "text/html")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .isPresent();
    }

    @Test
    void everybody_is_told_who_they_are() {
        assertThat(guarded.dashboard().json("/api/v1/session").toString()).isEqualTo("{\"login\":true}");
        JsonNode who = guarded.dashboard()
                .parse(guarded.dashboard()
                        .get("/api/v1/session", guarded.cookie(guarded.viewer))
                        .body());
        assertThat(who.at("/name").asText()).isEqualTo("victor");
        assertThat(who.at("/role").asText()).isEqualTo("viewer");
        assertThat(who.at("/login").asBoolean()).isTrue();
    }

    @Test
    void tokens_change_without_a_restart() {
        String second = guarded.add(Role.AGENT, "payments-2");
        byte[] hello = Told.lines(Told.hello("j2"));
        assertThat(guarded.dashboard().post(hello, Guarded.bearer(second)).statusCode())
                .isEqualTo(200);
        assertThat(guarded.dashboard()
                        .post(hello, Guarded.bearer(guarded.agent))
                        .statusCode())
                .isEqualTo(200);
        guarded.revoke("payments");
        assertThat(guarded.dashboard()
                        .post(hello, Guarded.bearer(guarded.agent))
                        .statusCode())
                .isEqualTo(401);
        assertThat(guarded.dashboard().post(hello, Guarded.bearer(second)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_slip_in_the_file_locks_nobody_out() throws Exception {
        Files.writeString(folder.resolve("tokens"), "oops\n", StandardOpenOption.APPEND);
        assertThat(guarded.get("/api/v1/jvms", Guarded.bearer(guarded.viewer))).isEqualTo(200);
    }

    @Test
    void a_dashboard_that_had_no_tokens_asks_for_them_once_there_are_some(@TempDir Path open) throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.in(open, clock)) {
            assertThat(dashboard.get("/api/v1/jvms").statusCode()).isEqualTo(200);
            Files.copy(folder.resolve("tokens"), open.resolve("tokens"));
            assertThat(dashboard.get("/api/v1/jvms").statusCode()).isEqualTo(401);
            assertThat(dashboard
                            .get("/api/v1/jvms", Guarded.bearer(guarded.viewer))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void logins_outlive_a_restart() {
        String[] cookie = guarded.cookie(guarded.viewer);
        guarded.close();
        try (RunningDashboard again = RunningDashboard.in(folder, clock)) {
            assertThat(again.get("/api/v1/jvms", cookie).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void what_operators_do_is_written_down() {
        guarded.send("POST", PROVE, "{}", guarded.ownPage(guarded.operator));
        clock.pass(Duration.ofSeconds(1));
        guarded.send("POST", "/api/v1/jvms/none/prove", "{}", Guarded.bearer(guarded.operator));
        guarded.send("POST", PROVE, "{}", Guarded.bearer(guarded.viewer));
        clock.pass(Duration.ofSeconds(1));
        guarded.revoke("payments");
        guarded.get("/api/v1/jvms", Guarded.bearer(guarded.viewer));

        List<JsonNode> acts = acts();
        assertThat(acts.get(0).at("/what").asText()).isEqualTo("revoked the agent token payments");
        assertThat(acts.get(1).at("/what").asText()).isEqualTo("POST /api/v1/jvms/none/prove");
        assertThat(acts.get(1).at("/status").asInt()).isEqualTo(404);
        assertThat(acts)
                .extracting(
                        act -> act.at("/who").asText() + " " + act.at("/what").asText())
                .contains("olga logged in", "olga POST " + PROVE)
                .noneMatch(text -> text.startsWith("victor") || text.contains("ingest"));
    }

    @Test
    void the_log_is_for_operators() {
        assertThat(guarded.get("/api/v1/audit", Guarded.bearer(guarded.viewer))).isEqualTo(403);
        assertThat(guarded.get("/api/v1/audit", Guarded.bearer(guarded.operator)))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/nothing, 404", "/api/v1/nothing, 404"})
    void what_is_not_there_is_not_there_for_anybody(String path, int status) {
        assertThat(guarded.get(path)).isEqualTo(status);
    }

    private List<JsonNode> acts() {
        JsonNode answer = guarded.dashboard()
                .parse(guarded.dashboard()
                        .get("/api/v1/audit", Guarded.bearer(guarded.operator))
                        .body());
        return answer.at("/acts").valueStream().toList();
    }
}
