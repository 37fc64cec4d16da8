package dev.stranded.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who ask an HTTP server: some keep their connection, some come anew each time. */
final class Browsers {
    private static final int AT_ONCE = 3;

    private final URI uri;
    private final HttpClient client = HttpClient.newHttpClient();

    private Browsers(URI uri) {
        this.uri = uri;
    }

    static Browsers of(int port) {
        return new Browsers(URI.create("http://127.0.0.1:" + port + "/hello"));
    }

    /** A few requests at once, over connections that are kept, and one over a connection of its own. */
    void ask() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            expectHello(answer.join().body());
        }
        askOnce();
    }

    private void askOnce() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream in = connection.getInputStream()) {
            expectHello(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static void expectHello(@Nullable Object body) {
        if (!"hello".equals(body)) {
            throw new IllegalStateException("the answer was: " + body);
        }
    }
}
