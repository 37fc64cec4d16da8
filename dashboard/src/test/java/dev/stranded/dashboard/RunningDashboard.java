package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.wire.Command;
import dev.stranded.wire.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A dashboard on a free port, and who talks to it. */
public final class RunningDashboard implements AutoCloseable {
    private final Dashboard dashboard;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private RunningDashboard(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** Starts one. */
    public static RunningDashboard in(Path folder, Clock clock) {
        return in(StoreKind.SQLITE, folder, clock);
    }

    /** Starts one whose store is of a kind. */
    static RunningDashboard in(StoreKind kind, Path folder, Clock clock) {
        return with(new Settings("127.0.0.1", 0, folder, kind.in(folder)), clock);
    }

    /** Starts one as it is set. */
    static RunningDashboard with(Settings settings, Clock clock) {
        try {
            return new RunningDashboard(Dashboard.start(settings, clock));
        } catch (StartFailure e) {
            throw new AssertionError(e);
        }
    }

    /** Where its page is. */
    public String url() {
        return dashboard.url();
    }

    /** All routes, each with its method. */
    List<String> routes() {
        return dashboard.routes();
    }

    /** Posts what an agent tells, and expects it to be taken. */
    public void tell(Message... messages) {
        take(messages);
    }

    /** The same; gives what the agent is asked for. */
    List<Command> take(Message... messages) {
        HttpResponse<String> answer = post(Told.lines(messages));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Command.in(answer.body());
    }

    HttpResponse<String> post(byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at("/api/v1/ingest")).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks for a proof of a JVM, as the page does. */
    HttpResponse<String> askProof(String jvm, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/api/v1/jvms/" + jvm + "/prove"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Asks for something to be done, as the page does. */
    HttpResponse<String> call(String method, String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Asks for a look at every task of a JVM, as the page does. */
    HttpResponse<String> askThreads(String jvm) {
        return send(HttpRequest.newBuilder(at("/api/v1/jvms/" + jvm + "/threads"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** An answer of the API. */
    public JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    HttpClient http() {
        return http;
    }

    URI at(String path) {
        return URI.create(url() + path);
    }

    @Override
    public void close() {
        dashboard.close();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
