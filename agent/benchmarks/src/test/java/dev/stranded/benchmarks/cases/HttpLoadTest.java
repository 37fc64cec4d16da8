package dev.stranded.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpLoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", exchange -> {
            byte[] answer = ("answer " + asked.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_connection_is_kept_from_answer_to_answer() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress().getPort(), "/hello")) {
            connection.ask();
            connection.ask();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void an_order_is_answered_with_the_rate_and_the_times_of_its_answers() throws Exception {
        String[] figures =
                HttpLoad.obey(server.getAddress().getPort() + " 1 50.0").split(" ", -1);
        assertThat(figures).hasSize(3);
        assertThat(Double.parseDouble(figures[0]))
                .isEqualTo(asked.doubleValue())
                .isBetween(40.0, 60.0);
        assertThat(Double.parseDouble(figures[1])).isPositive().isLessThanOrEqualTo(Double.parseDouble(figures[2]));
    }

    @Test
    void an_answer_that_is_none_fails() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress().getPort(), "/nothing")) {
            assertThatThrownBy(connection::ask).isInstanceOf(IOException.class).hasMessageContaining("404");
        }
    }
}
