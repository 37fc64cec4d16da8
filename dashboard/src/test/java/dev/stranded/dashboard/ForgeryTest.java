package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites, and names that were pointed at this machine, would try. */
@Timeout(60)
final class ForgeryTest {
    private static final String PROVE = "/api/v1/jvms/j1/prove";

    private Guarded guarded;

    @BeforeEach
    void start(@TempDir Path folder) {
        guarded = Guarded.withJvm(folder, new SetClock());
    }

    @AfterEach
    void stop() {
        guarded.close();
    }

    @Test
    void a_name_that_was_pointed_at_this_machine_is_refused_even_with_a_login() {
        String cookie = guarded.cookie(guarded.operator)[1];
        assertThat(guarded.status("GET /api/v1/jvms HTTP/1.1", "Host: evil.example", "Cookie: " + cookie))
                .isEqualTo(403);
    }

    @Test
    void a_foreign_name_in_the_request_line_is_refused() {
        assertThat(guarded.status("GET http://evil.example/health HTTP/1.1", "Host: 127.0.0.1"))
                .isIn(400, 403);
    }

    @Test
    void two_hosts_are_one_too_many() {
        assertThat(guarded.status("GET /health HTTP/1.1", "Host: 127.0.0.1", "Host: evil.example"))
                .isEqualTo(400);
    }

    @Test
    void a_host_with_a_user_in_it_is_refused() {
        assertThat(guarded.status("GET /health HTTP/1.1", "Host: 127.0.0.1:80@evil.example"))
                .isIn(400, 403);
    }

    @Test
    void what_a_proxy_might_say_is_not_believed() {
        String[] said = {"X-Forwarded-Host: 127.0.0.1", "Forwarded: host=127.0.0.1", "X-Forwarded-Proto: https"};
        assertThat(guarded.status("GET /health HTTP/1.1", "Host: evil.example", said[0], said[1], said[2]))
                .isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_can_not_use_the_login() {
        String[] headers = guarded.ownPage(guarded.operator);
        headers[3] = "https://evil.example";
        assertThat(guarded.send("POST", PROVE, "{}", headers).statusCode()).isEqualTo(403);
        guarded.assertNothingAsked();
    }

    @Test
    void a_page_without_an_origin_can_not_use_the_login() {
        assertThat(guarded.send("POST", PROVE, "{}", guarded.cookie(guarded.operator))
                        .statusCode())
                .isEqualTo(403);
        String[] headers = guarded.ownPage(guarded.operator);
        headers[3] = "null";
        assertThat(guarded.send("POST", PROVE, "{}", headers).statusCode()).isEqualTo(403);
        guarded.assertNothingAsked();
    }

    @Test
    void another_port_of_this_machine_is_another_site() {
        String[] headers = guarded.ownPage(guarded.operator);
        headers[3] = "http://127.0.0.1:1";
        assertThat(guarded.send("POST", PROVE, "{}", headers).statusCode()).isEqualTo(403);
        String cookie = headers[1];
        assertThat(guarded.status(
                        "POST " + PROVE + " HTTP/1.1",
                        "Host: " + guarded.authority(),
                        "Origin: " + guarded.dashboard().url(),
                        "Sec-Fetch-Site: same-site",
                        "Cookie: " + cookie,
                        "Content-Type: application/json",
                        "Content-Length: 0"))
                .isEqualTo(403);
        guarded.assertNothingAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void what_a_form_can_send_changes_nothing(String type) {
        String[] own = guarded.ownPage(guarded.operator);
        assertThat(guarded.status(
                        "POST " + PROVE + " HTTP/1.1",
                        "Host: " + guarded.authority(),
                        own[0] + ": " + own[1],
                        own[2] + ": " + own[3],
                        "Content-Type: " + type,
                        "Content-Length: 0"))
                .isEqualTo(415);
        guarded.assertNothingAsked();
    }

    @Test
    void a_link_changes_nothing() {
        assertThat(guarded.get(PROVE, guarded.cookie(guarded.operator))).isEqualTo(405);
        guarded.assertNothingAsked();
    }

    @Test
    void nobody_is_logged_in_by_another_site() {
        assertThat(guarded.logIn(guarded.viewer, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void no_other_site_is_told_that_it_may_ask() {
        String answer = Raw.ask(
                guarded.dashboard(),
                "OPTIONS " + PROVE + " HTTP/1.1",
                "Host: " + guarded.authority(),
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST");
        assertThat(Raw.status(answer)).isEqualTo(403);
        assertThat(Raw.header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void a_method_is_what_the_request_line_says(String header) {
        assertThat(guarded.get(PROVE, "Authorization", "Bearer " + guarded.operator, header, "POST"))
                .isIn(400, 405);
        assertThat(guarded.get(PROVE + "?_method=POST", Guarded.bearer(guarded.operator)))
                .isEqualTo(405);
        guarded.assertNothingAsked();
    }
}
