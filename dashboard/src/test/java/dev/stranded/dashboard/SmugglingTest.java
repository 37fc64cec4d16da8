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

/** What somebody would try with requests that two servers read in two ways, and with other ways to speak. */
@Timeout(60)
final class SmugglingTest {
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
    void a_length_and_chunks_at_once_are_refused() {
        assertThat(smuggled("Content-Length: 4\r\nTransfer-Encoding: chunked")).isEqualTo(400);
    }

    @Test
    void two_lengths_are_refused() {
        assertThat(smuggled("Content-Length: 4\r\nContent-Length: 5")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: x\r\n chunked",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: +4",
                "Content-Length: -1",
                "Content-Length: 0x4",
                "A\u0000B: c",
                "Ab\r: c"
            })
    void a_header_that_can_be_read_in_two_ways_is_refused(String header) {
        assertThat(smuggled(header)).isIn(0, 400, 501);
    }

    @Test
    void a_request_in_the_body_of_one_that_is_refused_is_not_answered() {
        String inner = "GET /health HTTP/1.1\r\nHost: " + guarded.authority() + "\r\nConnection: close\r\n\r\n";
        String answers = Raw.send(
                guarded.dashboard(),
                "POST /api/v1/ingest HTTP/1.1\r\nHost: " + guarded.authority() + "\r\nContent-Length: " + inner.length()
                        + "\r\n\r\n" + inner);
        assertThat(Raw.status(answers)).isEqualTo(401);
        assertThat(answers).doesNotContain("\"status\":\"up\"");
    }

    @Test
    void a_line_break_in_an_address_makes_no_header() {
        String answer = Raw.ask(
                guarded.dashboard(),
                "GET /jvms/x%0d%0aSet-Cookie:%20a=b?q=%0d%0aX-Evil:%201 HTTP/1.1",
                "Host: " + guarded.authority(),
                "Accept: text/html");
        assertThat(Raw.status(answer)).isIn(302, 400);
        assertThat(Raw.header(answer, "Set-Cookie")).isEmpty();
        assertThat(Raw.header(answer, "X-Evil")).isEmpty();
    }

    @Test
    void a_line_break_in_a_token_makes_no_header() {
        String answer = Raw.ask(
                guarded.dashboard(),
                "GET /api/v1/jvms HTTP/1.1",
                "Host: " + guarded.authority(),
                "Authorization: Bearer x%0d%0aSet-Cookie: a=b");
        assertThat(Raw.status(answer)).isEqualTo(401);
        assertThat(Raw.header(answer, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "OPTIONS", "PROPFIND", "PATCH", "get"})
    void no_other_method_does_anything(String method) {
        String answer = Raw.ask(
                guarded.dashboard(),
                method + " /api/v1/jvms HTTP/1.1",
                "Host: " + guarded.authority(),
                "Authorization: Bearer " + guarded.operator,
                "X-Echo: come-back");
        assertThat(Raw.status(answer)).isIn(0, 400, 404, 405, 501);
        assertThat(answer).doesNotContain("come-back");
    }

    @Test
    void head_tells_nobody_anything() {
        String answer = Raw.ask(guarded.dashboard(), "HEAD /api/v1/audit HTTP/1.1", "Host: " + guarded.authority());
        assertThat(Raw.status(answer)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "h2c"})
    void no_other_protocol_is_spoken(String protocol) {
        String answer = Raw.ask(
                guarded.dashboard(),
                "GET /api/v1/events HTTP/1.1",
                "Host: " + guarded.authority(),
                "Upgrade: " + protocol,
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "HTTP2-Settings: AAMAAABkAAQAAP__");
        assertThat(Raw.status(answer)).isIn(400, 401);
    }

    @Test
    void the_oldest_http_is_not_spoken() {
        assertThat(Raw.send(guarded.dashboard(), "GET /health\r\n\r\n")).doesNotContain("\"status\":\"up\"");
    }

    private int smuggled(String header) {
        return Raw.status(Raw.send(
                guarded.dashboard(),
                "POST /api/v1/session HTTP/1.1\r\nHost: " + guarded.authority()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + header
                        + "\r\n\r\n4\r\n{}{}\r\n0\r\n\r\n"));
    }
}
