package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody would try with bodies, and with too much of everything. */
@Timeout(60)
final class BodyAttackTest {
    private static final String SESSION = "/api/v1/session";

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
    void a_login_of_many_bytes_is_not_read() {
        assertThat(guarded.logIn("x".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_login_nested_without_end_is_refused() {
        assertThat(guarded.send("POST", SESSION, "[".repeat(4_000)).statusCode())
                .isEqualTo(400);
        assertThat(guarded.send("POST", SESSION, "{\"token\":".repeat(400) + "1")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"token\":null}", "{\"token\":{}}", "{\"token\":[1]}", "\u0000"})
    void a_login_that_is_none_is_refused(String body) {
        assertThat(guarded.send("POST", SESSION, body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_bomb_is_not_unpacked_for_nobody_and_not_to_its_end_for_an_agent() {
        byte[] bomb = Told.gzip(new byte[200 << 20]);
        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(guarded.post(bomb, "Content-Encoding", "gzip")).isEqualTo(401);
        assertThat(guarded.post(bomb, "Content-Encoding", "gzip", "Authorization", "Bearer " + guarded.agent))
                .isIn(400, 413);
    }

    @Test
    void a_bomb_in_a_bomb_is_refused() {
        byte[] bomb = Told.gzip(Told.gzip(new byte[1 << 20]));
        assertThat(guarded.post(bomb, "Content-Encoding", "gzip, gzip", "Authorization", "Bearer " + guarded.agent))
                .isEqualTo(415);
    }

    @Test
    void who_may_not_post_is_told_so_before_the_body_comes() throws IOException {
        try (Socket socket = Raw.connect(guarded.dashboard())) {
            Raw.write(
                    socket,
                    "POST /api/v1/ingest HTTP/1.1\r\nHost: " + guarded.authority()
                            + "\r\nContent-Length: 1000000000\r\n\r\n");
            assertThat(Raw.firstLine(socket)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_huge_header_is_refused() {
        assertThat(guarded.status("GET /health HTTP/1.1", "Host: " + guarded.authority(), "X: " + "x".repeat(100_000)))
                .isIn(0, 431);
    }

    @Test
    void very_many_headers_are_refused() {
        List<String> lines = new ArrayList<>(List.of("GET /health HTTP/1.1", "Host: " + guarded.authority()));
        for (int i = 0; i < 10_000; i++) {
            lines.add("X" + i + ": y");
        }
        assertThat(guarded.status(lines.toArray(String[]::new))).isIn(0, 431);
    }

    @Test
    void a_huge_address_is_refused() {
        assertThat(guarded.status("GET /" + "x".repeat(100_000) + " HTTP/1.1", "Host: " + guarded.authority()))
                .isIn(0, 414, 431);
    }

    @Test
    void connections_that_never_finish_their_head_keep_nobody_out() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = Raw.connect(guarded.dashboard());
                slow.add(socket);
                Raw.write(socket, "GET /health HTTP/1.1\r\nHost: 127");
            }
            assertThat(guarded.get("/health")).isEqualTo(200);
            assertThat(guarded.get("/api/v1/jvms", Guarded.bearer(guarded.viewer)))
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void one_token_can_not_take_all_the_room_for_pages_that_listen() throws IOException {
        List<Socket> listening = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                listening.add(listen(guarded.viewer));
                assertThat(Raw.firstLine(listening.get(i))).startsWith("HTTP/1.1 200");
            }
            try (Socket more = listen(guarded.viewer);
                    Socket other = listen(guarded.operator)) {
                assertThat(Raw.firstLine(more)).startsWith("HTTP/1.1 429");
                assertThat(Raw.firstLine(other)).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : listening) {
                socket.close();
            }
        }
    }

    @Test
    void nobody_listens_without_a_token() {
        assertThat(guarded.get("/api/v1/events")).isEqualTo(401);
        assertThat(guarded.get("/api/v1/events", Guarded.bearer(guarded.agent))).isEqualTo(403);
    }

    private Socket listen(String token) {
        Socket socket = Raw.connect(guarded.dashboard());
        Raw.write(
                socket,
                "GET /api/v1/events HTTP/1.1\r\nHost: " + guarded.authority() + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n");
        return socket;
    }
}
