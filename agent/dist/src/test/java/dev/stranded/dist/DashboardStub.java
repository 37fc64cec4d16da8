package dev.stranded.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.stranded.testbed.Ndjson;
import dev.stranded.wire.Command;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** Stands in for a dashboard: takes batches and keeps them. */
final class DashboardStub implements AutoCloseable {
    private final List<List<Message>> batches = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final int status;

    private DashboardStub(HttpServer server, int status) {
        this.server = server;
        this.status = status;
    }

    /** One that listens on this port, or on a free one where that is 0. */
    static DashboardStub on(int port) throws IOException {
        return answering(port, 200);
    }

    /** One that answers every batch with this status. */
    static DashboardStub answering(int port, int status) throws IOException {
        return serving(HttpServer.create(loopback(port), 0), status);
    }

    /** One on a free port that shows who it is by a certificate. */
    static DashboardStub secured(SSLContext identity) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        return serving(server, 200);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static DashboardStub serving(HttpServer server, int status) {
        DashboardStub stub = new DashboardStub(server, status);
        server.createContext("/", stub::take);
        server.setExecutor(stub.workers);
        server.start();
        return stub;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** All batches so far. */
    synchronized List<List<Message>> batches() {
        return List.copyOf(batches);
    }

    /** Waits for a message that fits. */
    synchronized Message await(Predicate<Message> fits, String what) throws InterruptedException {
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (List<Message> batch : batches) {
                for (Message message : batch) {
                    if (fits.test(message)) {
                        return message;
                    }
                }
            }
            wait(200);
        }
        throw new AssertionError("the dashboard did not get " + what + " in " + batches.size() + " batches");
    }

    /** What was wrong with the requests. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            check(exchange, "POST".equals(exchange.getRequestMethod()), "method");
            check(exchange, "/api/v1/ingest".equals(exchange.getRequestURI().toString()), "path");
            check(exchange, "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")), "encoding");
            check(
                    exchange,
                    "application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type")),
                    "type");
            try (InputStream in = new GZIPInputStream(exchange.getRequestBody())) {
                add(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(Ndjson::read)
                        .toList());
            }
            byte[] answer = answer().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (AssertionError e) {
            fault(e.toString());
        }
    }

    /** Gives a command with the answer to the next batch. */
    synchronized void give(Command command) {
        commands.add(command);
    }

    private synchronized String answer() {
        List<String> objects = new ArrayList<>();
        for (Command command : commands) {
            objects.add("{\"type\":\"" + command.type() + "\",\"id\":\"" + command.id() + "\"}");
        }
        commands.clear();
        return "{\"commands\":[" + String.join(",", objects) + "]}";
    }

    private synchronized void add(List<Message> batch) {
        batches.add(batch);
        notifyAll();
    }

    private void check(HttpExchange exchange, boolean fits, String what) {
        if (!fits) {
            fault("wrong " + what + " in " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet());
        }
    }

    private synchronized void fault(String fault) {
        faults.add(fault);
    }
}
