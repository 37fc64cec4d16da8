package dev.stranded.dashboard.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Listens as the page of all JVMs does, and takes the time from what a JVM tells to what is heard of it. */
final class LiveFeed implements AutoCloseable {
    private static final String DATA = "data: ";

    private final Load load;
    private final InputStream events;
    private final Histogram millis = new ConcurrentHistogram(3);

    private LiveFeed(Load load, InputStream events) {
        this.load = load;
        this.events = events;
    }

    static LiveFeed of(URI dashboard, Load load) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(dashboard.resolve("/api/v1/events")).build();
        LiveFeed feed = new LiveFeed(
                load,
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body());
        Thread thread = new Thread(feed::listen, "live-feed");
        thread.setDaemon(true);
        thread.start();
        return feed;
    }

    /** From a batch's first try to the event, in milliseconds. */
    Histogram millis() {
        return millis;
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private void listen() {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    heard(json.readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void heard(JsonNode event) {
        JsonNode live = event.at("/tasks/live");
        if (live.isInt()) {
            long sent = load.sentNanos(event.at("/jvm").asText(), live.intValue());
            millis.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent)));
        }
    }
}
