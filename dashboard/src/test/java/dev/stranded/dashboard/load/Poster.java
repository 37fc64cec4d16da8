package dev.stranded.dashboard.load;

import dev.stranded.dashboard.Told;
import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Posts batches as an agent does. Threading: any thread. */
final class Poster {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Compresses and posts, and gives what the dashboard answers. */
    HttpResponse<String> post(String dashboard, String id, Message... messages)
            throws IOException, InterruptedException {
        return post(dashboard, id, Told.gzip(Told.lines(messages)));
    }

    HttpResponse<String> post(String dashboard, String id, byte[] gzip) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dashboard + "/api/v1/ingest"))
                .timeout(LONGEST)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header(BatchLimits.ID_HEADER, id)
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
