package dev.stranded.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BodyDeadlineTest {
    private static final int MOST_MILLIS = 500;

    @Test
    void a_body_that_comes_a_byte_at_a_time_is_broken_off() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        BodyDeadline deadline = new BodyDeadline(MOST_MILLIS);
        deadline.setHandler(new Reading(failure));
        server.setHandler(deadline);
        server.start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            long begin = System.nanoTime();
            trickle(out, failure);
            assertThat(failure.get()).hasStackTraceContaining("the body took too long");
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS));
        } finally {
            server.stop();
        }
    }

    private static void trickle(OutputStream out, CompletableFuture<Throwable> failure) throws Exception {
        try {
            while (!failure.isDone()) {
                out.write('x');
                out.flush();
                failure.copy()
                        .completeOnTimeout(new Throwable("still read"), 20, TimeUnit.MILLISECONDS)
                        .join();
            }
        } catch (SocketException e) {
            failure.get(10, TimeUnit.SECONDS);
        }
    }

    /** Reads the whole body. */
    private static final class Reading extends Handler.Abstract {
        private final CompletableFuture<Throwable> failure;

        Reading(CompletableFuture<Throwable> failure) {
            this.failure = failure;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            try {
                Content.Source.asByteBuffer(request);
                callback.succeeded();
            } catch (Exception e) {
                failure.complete(e);
                callback.failed(e);
            }
            return true;
        }
    }
}
