package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody who is told of findings: takes what comes, and answers as it was told to, or else with 200. */
public final class Receiver implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;
    private static final int OK = 200;
    private static final Reply USUAL = new Reply(OK, Map.of(), Manner.SHORT);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    /** Listens on a free port. */
    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** What came. */
    public record Delivery(String path, String body, Map<String, String> headers) {}

    private record Reply(int status, Map<String, String> headers, Manner manner) {}

    private enum Manner {
        SHORT,
        ENDLESS,
        SILENT
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/T0/secret";
    }

    /** The next answer that is not yet foreseen has this status. */
    public void answer(int status, Map<String, String> headers) {
        replies.add(new Reply(status, headers, Manner.SHORT));
    }

    /** The next answer that is not yet foreseen goes on until nobody reads it any more. */
    public void answerEndlessly() {
        replies.add(new Reply(OK, Map.of(), Manner.ENDLESS));
    }

    /** The next answer that is not yet foreseen never comes. */
    public void keepSilent() {
        replies.add(new Reply(OK, Map.of(), Manner.SILENT));
    }

    /** What comes next, once it is there. */
    public Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(delivery).as("something is sent").isNotNull();
        return delivery;
    }

    /** How much came that nobody has asked for yet. */
    public int more() {
        return deliveries.size();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdown();
    }

    private static void writeUntilNobodyReads(OutputStream out) {
        byte[] block = new byte[64 << 10];
        try {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Reply reply = Objects.requireNonNullElse(replies.poll(), USUAL);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        deliveries.add(new Delivery(exchange.getRequestURI().getPath(), body, headers));
        if (reply.manner() == Manner.SILENT) {
            awaitEnd();
        } else {
            boolean endless = reply.manner() == Manner.ENDLESS;
            exchange.sendResponseHeaders(reply.status(), endless ? 0 : -1);
            if (endless) {
                writeUntilNobodyReads(exchange.getResponseBody());
            }
        }
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
