package dev.stranded.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server of the JDK. */
public final class JdkHttpServer implements Server {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Browsers browsers;

    private JdkHttpServer(boolean virtual) throws Exception {
        threads = virtual ? Threads.virtualPerTask() : Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", JdkHttpServer::answer);
        server.start();
        browsers = Browsers.of(server.getAddress().getPort());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, JdkHttpServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdown();
    }

    static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = Greeting.to(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
