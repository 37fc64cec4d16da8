package dev.stranded.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who ask an HTTP server: some keep their connection, some come anew each time, some meet with failure. */
final class Browsers {
    private static final int AT_ONCE = 3;
    private static final String FAILED = "failed";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI hello;
    private final URI outOfOrder;
    private final URI nobody;

    private Browsers(String server, String nobody) {
        this.hello = URI.create(server + "/hello");
        this.outOfOrder = URI.create(server + Greeting.OUT_OF_ORDER);
        this.nobody = URI.create(nobody);
    }

    static Browsers of(int port) throws IOException {
        return new Browsers("http://127.0.0.1:" + port, "http://127.0.0.1:" + portOfNobody());
    }

    /** A port that nobody listens at. */
    static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A few requests at once over connections that are kept, one over a connection of its own, and two that fail. */
    void ask() throws IOException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(get(hello).thenApply(HttpResponse::body));
        }
        CompletableFuture<String> failed = get(outOfOrder)
                .thenApply(answer -> answer.statusCode() == 500 ? FAILED : answer.body())
                .exceptionally(e -> FAILED);
        CompletableFuture<String> refused =
                get(nobody).thenApply(HttpResponse::body).exceptionally(e -> FAILED);
        answers.forEach(answer -> expectHello(answer.join()));
        expect(FAILED, failed.join());
        expect(FAILED, refused.join());
        askOnce();
    }

    private CompletableFuture<HttpResponse<String>> get(URI uri) {
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void askOnce() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) hello.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = connection.getInputStream()) {
            expectHello(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static void expectHello(@Nullable Object answer) {
        expect("hello", answer);
    }

    private static void expect(String expected, @Nullable Object answer) {
        if (!expected.equals(answer)) {
            throw new IllegalStateException("the answer was: " + answer);
        }
    }
}
