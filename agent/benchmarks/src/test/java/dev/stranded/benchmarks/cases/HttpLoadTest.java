package dev.stranded.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpLoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile long delayMillis;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", exchange -> {
            byte[] answer = ("answer " + asked.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMillis));
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
                new HttpLoad().obey(server.getAddress().getPort() + " 1 50.0").split(" ", -1);
        assertThat(figures).hasSize(3);
        assertThat(Double.parseDouble(figures[0]))
                .isEqualTo(asked.doubleValue())
                .isBetween(40.0, 60.0);
        assertThat(Double.parseDouble(figures[1])).isPositive().isLessThanOrEqualTo(Double.parseDouble(figures[2]));
    }

    @Test
    void the_times_at_a_constant_rate_are_put_together_until_they_are_asked_for() throws Exception {
        HttpLoad load = new HttpLoad();
        String port = Integer.toString(server.getAddress().getPort());
        delayMillis = 0;
        load.obey(port + " 1 100.0");
        delayMillis = 20;
        load.obey(port + " 1 100.0");
        assertThat(Double.parseDouble(load.obey(port).split(" ", -1)[1])).isGreaterThan(20_000);
        delayMillis = 0;
        load.obey(port + " 1 100.0");
        assertThat(Double.parseDouble(load.obey(port).split(" ", -1)[0])).isLessThan(20_000);
    }

    @Test
    void an_answer_that_is_none_fails() throws IOException {
        try (HttpConnection connection = new HttpConnection(server.getAddress().getPort(), "/nothing")) {
            assertThatThrownBy(connection::ask).isInstanceOf(IOException.class).hasMessageContaining("404");
        }
    }
}
