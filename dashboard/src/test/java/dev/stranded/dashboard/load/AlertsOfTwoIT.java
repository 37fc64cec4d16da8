package dev.stranded.dashboard.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.dashboard.EmbeddedPostgresql;
import dev.stranded.dashboard.Receiver;
import dev.stranded.dashboard.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two dashboards on one store tell of each finding once, whichever of them heard of it and whichever is killed. */
@Timeout(180)
final class AlertsOfTwoIT {
    private static final int FINDINGS = 40;
    private static final String ID = "X-Stranded-Delivery";

    private final Poster poster = new Poster();
    private final ObjectMapper json = new ObjectMapper();
    private final List<DashboardJvm> running = new ArrayList<>();

    @TempDir
    private Path folder;

    @AutoClose
    private Receiver receiver;

    private String url = "";

    @BeforeEach
    void open() throws IOException {
        url = EmbeddedPostgresql.newDatabase();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        running.forEach(DashboardJvm::kill);
    }

    @Test
    void each_finding_is_told_once_by_each_rule_whoever_heard_of_it() throws Exception {
        DashboardJvm left = start("left");
        DashboardJvm right = start("right");
        rule(left, "one");
        rule(right, "other");
        tellBoth(left, right);
        awaitSent(left, 2 * FINDINGS);
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < 2 * FINDINGS; i++) {
            note(receiver.next(), told);
        }
        assertThat(told).hasSize(2 * FINDINGS);
        assertThat(receiver.more()).isZero();
    }

    @Test
    void what_one_was_sending_when_it_was_killed_is_sent_by_the_other() throws Exception {
        DashboardJvm left = start("left");
        rule(left, "one");
        Map<String, String> held = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            receiver.keepSilent();
            tell(left, "j1", i);
            note(receiver.next(), held);
        }
        left.kill();
        DashboardJvm right = start("right");
        tell(right, "j1", 3);
        Map<String, String> sent = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            note(receiver.next(), sent);
        }
        assertThat(held).hasSize(3);
        assertThat(sent).hasSize(4).containsAllEntriesOf(held);
        awaitSent(right, 4);
        assertThat(receiver.more()).isZero();
    }

    @Test
    void killed_in_the_midst_of_much_nothing_goes_untold_and_repeats_can_be_told() throws Exception {
        DashboardJvm left = start("left");
        DashboardJvm right = start("right");
        rule(left, "one");
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < FINDINGS; i++) {
            tell(i % 2 == 0 && i < FINDINGS / 2 ? left : right, "j1", i);
            if (i == FINDINGS / 2) {
                note(receiver.next(), told);
                left.kill();
            }
        }
        while (told.size() < FINDINGS) {
            note(receiver.next(), told);
        }
        awaitSent(right, FINDINGS);
        while (receiver.more() > 0) {
            note(receiver.next(), told);
        }
        assertThat(told).hasSize(FINDINGS);
    }

    /** The same findings, from two JVMs of the application, at the same time. */
    private void tellBoth(DashboardJvm left, DashboardJvm right) throws Exception {
        ExecutorService agents = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Object>> both = List.of(() -> tellAll(left, "j1"), () -> tellAll(right, "j2"));
            for (Future<Object> told : agents.invokeAll(both)) {
                told.get();
            }
        } finally {
            agents.shutdown();
        }
    }

    private Object tellAll(DashboardJvm dashboard, String jvm) throws IOException, InterruptedException {
        for (int i : IntStream.range(0, FINDINGS).toArray()) {
            tell(dashboard, jvm, i);
        }
        return jvm;
    }

    private void tell(DashboardJvm dashboard, String jvm, int number) throws IOException, InterruptedException {
        assertThat(poster.post(
                                dashboard.url(),
                                "run-" + number,
                                Told.hello(jvm),
                                Told.finding(jvm, "s" + number, 1 + number))
                        .statusCode())
                .isEqualTo(200);
    }

    private void rule(DashboardJvm dashboard, String name) throws IOException, InterruptedException {
        dashboard.make("/api/v1/alerts/rules", "{\"name\":\"" + name + "\",\"url\":\"" + receiver.url() + "\"}");
    }

    /** Which message it is, by rule and finding; a repeat must be the same one. */
    private void note(Receiver.Delivery delivery, Map<String, String> told) throws IOException {
        JsonNode finding = json.readTree(delivery.body());
        String what =
                finding.at("/rule").asText() + " " + finding.at("/signature").asText();
        String id = delivery.headers().get(ID);
        assertThat(told.merge(what, id, (first, again) -> first)).isEqualTo(id);
    }

    private static void awaitSent(DashboardJvm dashboard, int messages) throws IOException, InterruptedException {
        int sent = 0;
        while (sent < messages) {
            JsonNode all = dashboard.json("/api/v1/alerts").at("/messages");
            assertThat(all.size()).isLessThanOrEqualTo(messages);
            sent = (int) all.findValuesAsText("state").stream()
                    .filter("sent"::equals)
                    .count();
        }
    }

    private DashboardJvm start(String name) throws IOException {
        DashboardJvm dashboard = DashboardJvm.start(
                List.of(), "--store", url, "--data", folder.resolve(name).toString());
        running.add(dashboard);
        return dashboard;
    }
}
