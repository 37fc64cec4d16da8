package dev.stranded.dashboard.load;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.EmbeddedPostgresql;
import dev.stranded.dashboard.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class TwoDashboardsIT {
    private static final Duration LIVE = Duration.ofSeconds(2);

    private final Poster poster = new Poster();

    @TempDir
    private Path folder;

    private String url = "";
    private DashboardJvm left;
    private DashboardJvm right;

    @BeforeEach
    void start() throws IOException {
        url = EmbeddedPostgresql.newDatabase();
        left = start("left");
        right = start("right");
    }

    @AfterEach
    void stop() {
        left.kill();
        right.kill();
    }

    @Test
    void what_enters_by_one_is_seen_live_on_the_other() throws Exception {
        tell(left, 0);
        try (BufferedReader events = listen(right)) {
            tell(left, 1);
            read(events, "event: finding");
            long begin = System.nanoTime();
            tell(left, 2);
            String finding = read(events, "\"signature\":\"s2\"");
            assertThat(finding).contains("\"jvm\":\"j1\"");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIVE);
        }
    }

    @Test
    void killed_one_or_the_other_nothing_is_lost_that_either_has_acknowledged() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            acknowledged.add(tell(i % 2 == 0 ? left : right, i));
        }
        left.kill();
        for (int i = 20; i < 40; i++) {
            acknowledged.add(tell(right, i));
        }
        assertThat(findings(right)).containsAll(acknowledged);

        left = start("left");
        right.kill();
        acknowledged.add(tell(left, 40));
        assertThat(findings(left)).containsAll(acknowledged);
    }

    @Test
    void a_batch_that_one_has_stored_is_known_to_the_other() throws Exception {
        tell(left, 1);
        assertThat(poster.post(left.url(), "run-x", Told.hello("j1"), Told.finding("j1", "s1", 9))
                        .statusCode())
                .isEqualTo(200);
        tell(right, 1);
        assertThat(right.json("/api/v1/jvms/j1/findings/s1")
                        .at("/finding/count")
                        .asInt())
                .isEqualTo(9);
    }

    private DashboardJvm start(String name) throws IOException {
        return DashboardJvm.start(
                List.of(), "--store", url, "--data", folder.resolve(name).toString());
    }

    private String tell(DashboardJvm dashboard, int number) throws IOException, InterruptedException {
        String signature = "s" + number;
        HttpResponse<String> answer = poster.post(
                dashboard.url(),
                "run-" + number,
                Told.hello("j1"),
                Told.snapshot("j1", NOON.plusSeconds(number), number),
                Told.finding("j1", signature, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return signature;
    }

    private static Set<String> findings(DashboardJvm dashboard) throws IOException, InterruptedException {
        Set<String> signatures = new HashSet<>();
        dashboard
                .json("/api/v1/jvms/j1")
                .at("/findings")
                .forEach(finding -> signatures.add(finding.at("/signature").asText()));
        return signatures;
    }

    private static BufferedReader listen(DashboardJvm dashboard) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dashboard.url() + "/api/v1/events"))
                .build();
        return new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static String read(BufferedReader events, String part) throws IOException {
        String line = events.readLine();
        while (line != null && !line.contains(part)) {
            line = events.readLine();
        }
        return Objects.requireNonNull(line, "the stream has ended");
    }
}
