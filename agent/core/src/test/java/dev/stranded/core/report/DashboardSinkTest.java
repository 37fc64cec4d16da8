package dev.stranded.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.wire.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DashboardSinkTest {
    @Test
    void a_batch_that_is_taken_is_handed_on() throws IOException {
        post("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    }

    @Test
    void an_interim_answer_is_not_the_answer() throws IOException {
        post("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void a_refusal_is_given_as_the_dashboards_sentence() {
        String body = "{\"status\":400,\"error\":\"Line 2 is no valid \\\"finding\\\"; send it\\nunchanged.\"}";
        String sentence = "400: Line 2 is no valid \"finding\"; send it unchanged";
        assertRefused("HTTP/1.1 400 Bad Request\r\nContent-Length: " + body.length() + "\r\n\r\n" + body, sentence);
        assertRefused("HTTP/1.1 400 Bad Request\r\n\r\n" + body, sentence);
        assertRefused(
                "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n" + body.substring(0, 7) + "\r\n"
                        + Integer.toHexString(body.length() - 7) + ";x\r\n" + body.substring(7) + "\r\n0\r\n\r\n",
                sentence);
    }

    @Test
    void what_another_server_says_is_its_status() {
        assertRefused("HTTP/1.1 404 Not Found\r\n\r\n<html>go\r\naway</html>", "404 Not Found");
        assertRefused("HTTP/1.0 403\r\n\r\n", "403");
    }

    @Test
    void a_server_in_trouble_is_tried_again() {
        assertThatThrownBy(() -> post("HTTP/1.1 503 Busy\r\n\r\n"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DashboardSink.Refused.class)
                .hasMessage("HTTP status 503");
    }

    @Test
    void a_dashboard_that_says_when_to_come_again_is_understood() {
        for (String status : List.of("503 Busy", "429 Too Many Requests")) {
            assertThatThrownBy(() -> post("HTTP/1.1 " + status + "\r\nRetry-After: 7\r\n\r\n"))
                    .isInstanceOfSatisfying(
                            Sink.Later.class,
                            later -> assertThat(later.seconds()).isEqualTo(7));
        }
        assertThatThrownBy(() -> post("HTTP/1.1 503 Busy\r\nRetry-After: Sun, 29 Nov 2026 07:00:00 GMT\r\n\r\n"))
                .isNotInstanceOf(Sink.Later.class)
                .hasMessage("HTTP status 503");
    }

    @Test
    void what_does_not_speak_http_is_said() {
        assertThatThrownBy(() -> post("SSH-2.0-OpenSSH_9.6\r\n")).hasMessage("what answers there does not speak HTTP");
        assertThatThrownBy(() -> post("HTTP/1.1 200")).hasMessage("the answer broke off");
        assertThatThrownBy(() -> post("HTTP/1.1 400 Bad\r\n" + "a: b\r\n".repeat(10_000)))
                .hasMessage("the answer's head has no end");
    }

    @Test
    void what_an_answer_asks_for_is_handed_on() throws IOException {
        String body = "{\"stored\":1,\"commands\":[{\"type\":\"prove\",\"id\":\"p1\"}]}";
        assertThat(post("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                .containsExactly(new Command(Command.PROVE, "p1"));
    }

    @Test
    void a_token_is_shown_and_one_that_was_renewed_in_its_file_is_shown_at_once(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        Credential credential = Credential.ofFile(file);
        Files.writeString(file, "second\nnot this");
        String unknown = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
        List<String> heads = post(credential, unknown, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(heads).hasSize(2);
        assertThat(heads.get(0)).contains("\r\nAuthorization: Bearer first\r\n");
        assertThat(heads.get(1)).contains("\r\nAuthorization: Bearer second\r\n");
    }

    @Test
    void what_is_not_let_in_is_no_refusal_of_the_batch() {
        Credential credential = Credential.ofToken("wrong");
        assertThatThrownBy(() -> post(credential, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOf(DashboardSink.NotLetIn.class)
                .hasMessage("401 Unauthorized");
    }

    /** Posts a batch to a server that gives these answers, one a connection; returns the heads it got. */
    private static List<String> post(@Nullable Credential credential, String... answers) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<String>> heads = CompletableFuture.supplyAsync(() ->
                    Stream.of(answers).map(answer -> answer(server, answer)).toList());
            new DashboardSink(
                            URI.create("http://127.0.0.1:" + server.getLocalPort()),
                            credential,
                            new byte[] {'{', '}', '\n'},
                            command -> {})
                    .write("run-1", List.of(new byte[] {'{', '}', '\n'}));
            return heads.join();
        }
    }

    private static void assertRefused(String answer, String sentence) {
        assertThatThrownBy(() -> post(answer))
                .isInstanceOf(DashboardSink.Refused.class)
                .hasMessage(sentence);
    }

    /** Posts a batch to a server that reads the whole of it and answers so; returns what that asks for. */
    private static List<Command> post(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, answer));
            thread.setDaemon(true);
            thread.start();
            URI dashboard = URI.create("http://127.0.0.1:" + server.getLocalPort());
            List<Command> commands = new ArrayList<>();
            new DashboardSink(dashboard, null, new byte[] {'{', '}', '\n'}, commands::add)
                    .write("run-1", List.of(new byte[] {'{', '}', '\n'}));
            return commands;
        }
    }

    private static String answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.read();
            }
            assertThat(head).contains("\r\nIdempotency-Key: run-1\r\n");
            String length = head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
            in.readNBytes(Integer.parseInt(length));
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
