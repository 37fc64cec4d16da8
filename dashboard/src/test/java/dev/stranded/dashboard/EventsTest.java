package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(StoreKind.class)
final class EventsTest {
    private final StoreKind kind;
    private final SetClock clock = new SetClock();
    private RunningDashboard dashboard;

    EventsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(kind, folder, clock);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void who_asks_for_a_jvm_hears_of_it_its_snapshot_and_its_finding() throws Exception {
        try (BufferedReader events = listen("?jvm=j1")) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 42), Told.finding("j1", "abc", 5));
            assertThat(dashboard.parse(next(events, "jvm")).at("/state").asText())
                    .isEqualTo("live");
            assertThat(dashboard
                            .parse(next(events, "snapshot"))
                            .at("/tasks/live")
                            .asLong())
                    .isEqualTo(42);
            assertThat(dashboard.parse(next(events, "finding")).at("/signature").asText())
                    .isEqualTo("abc");
        }
    }

    @Test
    void who_listens_to_all_hears_the_figures_of_a_jvm_and_no_whole_snapshot() throws Exception {
        try (BufferedReader events = listen("")) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 42), Told.finding("j1", "abc", 5));
            JsonNode jvm = dashboard.parse(next(events, "jvm"));
            assertThat(jvm.at("/tasks/live").asLong()).isEqualTo(42);
            assertThat(jvm.has("sites")).isFalse();
            assertThat(dashboard.parse(next(events, "finding")).at("/signature").asText())
                    .isEqualTo("abc");
        }
    }

    @Test
    void who_asks_for_a_jvm_hears_how_far_its_proof_is() throws Exception {
        dashboard.tell(Told.hello("j1"));
        try (BufferedReader events = listen("?jvm=j1")) {
            dashboard.askProof("j1");
            assertThat(dashboard.parse(next(events, "proof")).at("/stage").asText())
                    .isEqualTo("asked");
            clock.pass(Duration.ofSeconds(61));
            assertThat(dashboard.parse(next(events, "jvm")).at("/state").asText())
                    .isEqualTo("silent");
            JsonNode lapsed = dashboard.parse(next(events, "proof"));
            assertThat(lapsed.at("/stage").asText()).isEqualTo("failed");
            assertThat(lapsed.at("/sentence").asText()).startsWith("The agent did not fetch it");
        }
    }

    @Test
    void a_listener_hears_that_a_jvm_fell_silent() throws Exception {
        dashboard.tell(Told.hello("j1"));
        try (BufferedReader events = listen("")) {
            clock.pass(Duration.ofSeconds(16));
            assertThat(dashboard.parse(next(events, "jvm")).at("/state").asText())
                    .isEqualTo("silent");
        }
    }

    @Test
    void who_asks_for_one_jvm_hears_of_no_other() throws Exception {
        try (BufferedReader events = listen("?jvm=j2")) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
            dashboard.tell(Told.hello("j2"), Told.snapshot("j2", NOON, 2));
            assertThat(dashboard.parse(next(events, "jvm")).at("/jvm").asText()).isEqualTo("j2");
            assertThat(dashboard.parse(next(events, "snapshot")).at("/jvm").asText())
                    .isEqualTo("j2");
        }
    }

    @Test
    void an_agent_hears_that_somebody_watches_its_jvm_as_long_as_that_is_so() throws Exception {
        dashboard.tell(Told.hello("j1"));
        dashboard.tell(Told.hello("j2"));
        try (BufferedReader all = listen("");
                BufferedReader events = listen("?jvm=j1")) {
            assertThat(dashboard.take(Told.hello("j2"))).isEmpty();
            assertThat(dashboard.take(Told.hello("j1")))
                    .extracting(Command::type)
                    .containsExactly(Command.WATCH);
            clock.pass(Duration.ofSeconds(11));
            while (dashboard.take(Told.hello("j1")).isEmpty()) {
                next(events, "jvm");
            }
            next(all, "jvm");
        }
        while (!dashboard.take(Told.hello("j1")).isEmpty()) {
            clock.pass(Duration.ofSeconds(11));
        }
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
    }

    @Test
    void a_page_of_a_jvm_that_is_not_known_or_has_ended_is_served_all_the_same() throws Exception {
        dashboard.tell(Told.hello("j1"), Told.goodbye("j1", NOON));
        try (BufferedReader events = listen("?jvm=j1");
                BufferedReader none = listen("?jvm=j9")) {
            assertThat(dashboard.take(Told.hello("j9"))).isEmpty();
            next(none, "jvm");
            dashboard.tell(Told.hello("j1"));
            next(events, "jvm");
        }
    }

    @Test
    void who_comes_again_hears_what_was_told_in_between() throws Exception {
        dashboard.tell(Told.hello("j1"));
        String id;
        try (BufferedReader events = listen("")) {
            id = events.readLine().substring("id: ".length());
        }
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", 5));
        try (BufferedReader events = listen("", "Last-Event-ID", id)) {
            next(events, "jvm");
            assertThat(dashboard.parse(next(events, "finding")).at("/signature").asText())
                    .isEqualTo("abc");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-0", "999999-1", "no id", "-1--1"})
    void who_comes_with_an_id_that_says_nothing_any_more_is_told_so(String id) throws Exception {
        try (BufferedReader events = listen("", "Last-Event-ID", id)) {
            next(events, "lapsed");
        }
    }

    @Test
    void a_dashboard_that_stops_ends_its_streams() throws Exception {
        try (BufferedReader events = listen("")) {
            dashboard.close();
            assertThat(events.lines().toList()).doesNotContain("event: jvm");
        }
    }

    /** Returns when the stream has begun, so that what is told from then on is heard. */
    private BufferedReader listen(String query, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(dashboard.at("/api/v1/events" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        var response = dashboard.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        BufferedReader events = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(events.readLine()).isEqualTo(": welcome");
        return events;
    }

    private static String next(BufferedReader events, String name) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("event: ")) {
            line = events.readLine();
        }
        assertThat(line).isEqualTo("event: " + name);
        return events.readLine().substring("data: ".length());
    }
}
