package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody would try who has no token, one that is over, or one that is for something else. */
@Timeout(60)
final class TokenAttackTest {
    private static final String PROVE = "/api/v1/jvms/j1/prove";
    private static final String SESSION = "/api/v1/session";

    private final SetClock clock = new SetClock();
    private Path folder;
    private Guarded guarded;

    @BeforeEach
    void start(@TempDir Path folder) {
        this.folder = folder;
        guarded = Guarded.withJvm(folder, clock);
    }

    @AfterEach
    void stop() {
        guarded.close();
    }

    @Test
    void what_is_no_token_lets_nobody_in() {
        String token = guarded.viewer;
        Stream.of(
                        "Bearer",
                        "Bearer ",
                        "Bearer null",
                        "Bearer undefined",
                        "Basic " + token,
                        token,
                        "Bearer " + token.substring(1),
                        "Bearer " + token + "x",
                        "Bearer " + token.toUpperCase(Locale.ROOT),
                        "Bearer stranded-viewer-",
                        "Bearer ' or 1=1 --")
                .forEach(credentials -> assertThat(guarded.get("/api/v1/jvms", "Authorization", credentials))
                        .as(credentials)
                        .isEqualTo(401));
    }

    @Test
    void a_token_is_taken_from_its_header_only() {
        String token = guarded.viewer;
        assertThat(guarded.get("/api/v1/jvms?token=" + token)).isEqualTo(401);
        assertThat(guarded.get("/api/v1/jvms?access_token=" + token)).isEqualTo(401);
        assertThat(guarded.get("/api/v1/jvms", "Cookie", "stranded-login=" + token))
                .isEqualTo(401);
        assertThat(guarded.get("/api/v1/jvms", "X-Auth-Token", token)).isEqualTo(401);
    }

    @Test
    void two_tokens_are_one_too_many() {
        assertThat(guarded.status(
                        "GET /api/v1/jvms HTTP/1.1",
                        "Host: " + guarded.authority(),
                        "Authorization: Bearer " + guarded.viewer,
                        "Authorization: Bearer " + guarded.operator))
                .isEqualTo(401);
    }

    @Test
    void a_wrong_token_does_not_fall_back_to_the_login() {
        String cookie = guarded.cookie(guarded.operator)[1];
        assertThat(guarded.get("/api/v1/jvms", "Cookie", cookie, "Authorization", "Bearer wrong"))
                .isEqualTo(401);
    }

    @Test
    void the_hash_of_a_token_is_no_token() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("tokens"))) {
            String hash = line.substring(line.indexOf("sha256:") + "sha256:".length());
            assertThat(guarded.get("/api/v1/jvms", Guarded.bearer(hash))).isEqualTo(401);
            assertThat(guarded.get("/api/v1/jvms", Guarded.bearer("sha256:" + hash)))
                    .isEqualTo(401);
        }
    }

    @Test
    void no_secret_is_kept() throws IOException {
        String cookie = guarded.cookie(guarded.operator)[1];
        String secret = cookie.substring(cookie.indexOf('=') + 1);
        guarded.get("/api/v1/jvms", "Cookie", cookie);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret, guarded.agent, guarded.viewer, guarded.operator);
            }
        }
    }

    @Test
    void a_wrong_token_is_not_repeated() {
        assertThat(guarded.logIn("almost-right").body()).doesNotContain("almost-right");
        assertThat(guarded.dashboard()
                        .get("/api/v1/jvms", Guarded.bearer("almost-right"))
                        .body())
                .doesNotContain("almost-right");
    }

    @Test
    void a_revoked_token_and_its_logins_are_nothing_any_more() {
        String[] token = Guarded.bearer(guarded.viewer);
        String[] cookie = guarded.cookie(guarded.viewer);
        assertThat(guarded.get("/api/v1/jvms", token)).isEqualTo(200);
        assertThat(guarded.get("/api/v1/jvms", cookie)).isEqualTo(200);
        guarded.revoke("victor");
        assertThat(guarded.get("/api/v1/jvms", token)).isEqualTo(401);
        assertThat(guarded.get("/api/v1/jvms", cookie)).isEqualTo(401);
    }

    @Test
    void who_listens_hears_nothing_any_more_once_the_token_is_revoked() throws IOException {
        try (Socket socket = Raw.connect(guarded.dashboard())) {
            Raw.write(
                    socket,
                    "GET /api/v1/events HTTP/1.1\r\nHost: " + guarded.authority() + "\r\nConnection: close\r\nCookie: "
                            + guarded.cookie(guarded.viewer)[1] + "\r\n\r\n");
            assertThat(Raw.firstLine(socket)).startsWith("HTTP/1.1 200");
            guarded.revoke("victor");
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void to_revoke_the_last_token_or_to_lose_the_file_lets_nobody_in() throws IOException {
        guarded.revoke("payments");
        guarded.revoke("victor");
        guarded.revoke("olga");
        assertThat(guarded.get("/api/v1/jvms")).isEqualTo(401);
        Files.delete(folder.resolve("tokens"));
        assertThat(guarded.get("/api/v1/jvms")).isEqualTo(401);
        assertThat(guarded.post(Told.lines(Told.hello("j2")))).isEqualTo(401);
    }

    @Test
    void a_login_that_was_ended_can_not_be_used_again() {
        String[] own = guarded.ownPage(guarded.operator);
        assertThat(guarded.send("DELETE", SESSION, "", own).statusCode()).isEqualTo(204);
        assertThat(guarded.get("/api/v1/jvms", own)).isEqualTo(401);
    }

    @Test
    void a_login_ends_by_itself() {
        String[] cookie = guarded.cookie(guarded.viewer);
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(guarded.get("/api/v1/jvms", cookie)).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(guarded.get("/api/v1/jvms", cookie)).isEqualTo(401);
    }

    @Test
    void a_login_that_was_planted_is_not_taken_over() {
        String planted = "stranded-login=planted";
        String set = guarded.logIn(guarded.operator, "Cookie", planted)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(set).doesNotContain("planted");
        assertThat(guarded.get("/api/v1/jvms", "Cookie", planted)).isEqualTo(401);

        String[] victims = guarded.cookie(guarded.viewer);
        guarded.logIn(guarded.operator, victims);
        assertThat(guarded.get("/api/v1/jvms", victims)).isEqualTo(401);
    }

    @Test
    void the_cookie_is_for_no_script_no_other_site_and_nothing_to_guess_by() {
        String set = guarded.logIn(guarded.operator)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain", guarded.operator);
        String other = guarded.logIn(guarded.operator)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(other.substring(0, other.indexOf(';'))).isNotEqualTo(set.substring(0, set.indexOf(';')));
    }

    @Test
    void who_guesses_has_to_wait_even_with_the_right_token_and_whatever_address_they_name() {
        for (int i = 0; i < 10; i++) {
            assertThat(guarded.logIn("guess-" + i, "X-Forwarded-For", "192.0.2." + i)
                            .statusCode())
                    .isEqualTo(401);
        }
        var refused = guarded.logIn(guarded.operator, "X-Forwarded-For", "198.51.100.1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        clock.pass(Duration.ofSeconds(61));
        assertThat(guarded.logIn(guarded.operator).statusCode()).isEqualTo(200);
    }

    @Test
    void an_agent_reads_nothing_and_does_not_log_in() {
        for (String path : List.of("/api/v1/jvms", "/api/v1/findings", "/metrics", "/api/v1/audit", "/")) {
            assertThat(guarded.get(path, Guarded.bearer(guarded.agent)))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(guarded.logIn(guarded.agent).statusCode()).isEqualTo(403);
    }

    @Test
    void a_viewer_changes_nothing() {
        assertThat(guarded.send("POST", PROVE, "{}", Guarded.bearer(guarded.viewer))
                        .statusCode())
                .isEqualTo(403);
        assertThat(guarded.send("POST", PROVE, "{}", guarded.ownPage(guarded.viewer))
                        .statusCode())
                .isEqualTo(403);
        assertThat(guarded.post(Told.lines(Told.hello("j2")), Guarded.bearer(guarded.viewer)))
                .isEqualTo(403);
        guarded.assertNothingAsked();
    }

    @Test
    void an_operator_is_no_agent() {
        assertThat(guarded.post(Told.lines(Told.hello("j2")), Guarded.bearer(guarded.operator)))
                .isEqualTo(403);
        assertThat(guarded.post(Told.lines(Told.hello("j2")), guarded.ownPage(guarded.operator)))
                .isEqualTo(403);
    }
}
