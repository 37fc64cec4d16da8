package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
    private static RunningDashboard dashboard;

    @BeforeAll
    static void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(folder, new SetClock());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:7800", "127.0.0.1.evil.example", "localhost.evil.example", ""})
    void a_foreign_host_is_refused_whatever_it_asks(String host) throws IOException {
        for (String path : new String[] {"/", "/api/v1/jvms", "/api/v1/events", "/health", "/metrics", "/nothing"}) {
            assertThat(status("GET " + path + " HTTP/1.1", "Host: " + host)).isIn(400, 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:9999", "LOCALHOST", "[::1]:7800"})
    void names_of_the_loopback_are_let_in(String host) throws IOException {
        assertThat(status("GET /health HTTP/1.1", "Host: " + host)).isEqualTo(200);
    }

    @Test
    void a_request_without_a_host_is_refused() throws IOException {
        assertThat(status("GET /health HTTP/1.0")).isEqualTo(403);
    }

    @Test
    void a_foreign_name_in_the_request_line_is_refused() throws IOException {
        assertThat(status("GET http://evil.example/health HTTP/1.1", "Host: 127.0.0.1"))
                .isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:1", "null", "https://127.0.0.1"})
    void a_page_of_another_site_is_refused(String origin) {
        assertThat(dashboard.get("/api/v1/jvms", "Origin", origin).statusCode()).isEqualTo(403);
        assertThat(dashboard
                        .post(Told.lines(Told.hello("j1")), "Origin", origin)
                        .statusCode())
                .isEqualTo(403);
        assertThat(dashboard.json("/api/v1/jvms").at("/jvms")).isEmpty();
    }

    @Test
    void its_own_page_is_let_in() {
        assertThat(dashboard.get("/api/v1/jvms", "Origin", dashboard.url()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/jvms", "/nothing", "/metrics", "/webjars/lit-html/lit-html.js", "/%2e%2e/x"})
    void every_answer_forbids_what_the_page_does_not_need(String path) {
        var headers = dashboard.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private static int status(String... lines) throws IOException {
        URI url = URI.create(dashboard.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length()));
        }
    }
}
