package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.Command;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at every task: asked for, kept, and handed on. */
final class AllTasksTest {
    private static final String AT = "/api/v1/jvms/j1/threads";
    private static final ToldThreads TOLD = new ToldThreads("j1", "acme");

    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    private RunningDashboard dashboard;

    @BeforeEach
    void start() {
        dashboard = RunningDashboard.in(folder, clock);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void who_asks_is_heard_by_the_agent_once_and_gets_what_it_tells() {
        dashboard.tell(Told.hello("j1"));
        dashboard.tell(Told.hello("j2"));
        assertThat(ask("j1").statusCode()).isEqualTo(202);
        assertThat(ask("j1").statusCode()).isEqualTo(202);
        assertThat(dashboard.json(AT).has("threads")).isFalse();

        assertThat(dashboard.take(Told.hello("j2"))).isEmpty();
        assertThat(dashboard.take(Told.hello("j1"))).extracting(Command::type).containsExactly(Command.THREADS);
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();

        dashboard.tell(Told.hello("j1"), TOLD.look(NOON, 100_000, 5_000, 50));
        JsonNode answer = dashboard.json(AT);
        assertThat(answer.at("/threads/tasks").asLong()).isEqualTo(100_001);
        assertThat(answer.at("/threads/groups")).hasSize(51);
        assertThat(answer.at("/threads/groups/1/wait/operation").asText()).isEqualTo("take");
        assertThat(answer.at("/looks/0").asText()).isEqualTo(NOON.toString());
        assertThat(dashboard.json(AT + "?after=" + NOON).has("threads")).isFalse();
        assertThat(dashboard.json(AT + "?after=").has("threads")).isTrue();
    }

    @Test
    void who_asks_right_after_an_answer_waits_for_a_moment() {
        dashboard.tell(Told.hello("j1"), TOLD.look(NOON, 10, 10, 1));
        assertThat(dashboard.parse(ask("j1").body()).at("/newest").asText()).isEqualTo(NOON.toString());
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
        clock.pass(Duration.ofSeconds(3));
        assertThat(dashboard.take(Told.hello("j1"))).hasSize(1);
    }

    @Test
    void what_the_agent_did_not_answer_can_be_asked_again() {
        dashboard.tell(Told.hello("j1"));
        ask("j1");
        dashboard.take(Told.hello("j1"));
        ask("j1");
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
        clock.pass(Duration.ofSeconds(11));
        dashboard.tell(Told.hello("j1"));
        ask("j1");
        assertThat(dashboard.take(Told.hello("j1"))).hasSize(1);
    }

    @Test
    void the_newest_few_are_kept() {
        for (int i = 0; i < 15; i++) {
            dashboard.tell(Told.hello("j1"), TOLD.look(NOON.plusSeconds(i), 10, 10, 1));
        }
        assertThat(dashboard.json(AT).at("/looks")).hasSize(10);
        assertThat(dashboard.json(AT).at("/threads/at").asText())
                .isEqualTo(NOON.plusSeconds(14).toString());
        assertThat(dashboard
                        .json(AT + "?at=" + NOON.plusSeconds(6))
                        .at("/threads/at")
                        .asText())
                .isEqualTo(NOON.plusSeconds(6).toString());
        assertThat(dashboard.get(AT + "?at=" + NOON).statusCode()).isEqualTo(404);
        assertThat(dashboard.get(AT + "?at=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void of_one_task_there_is_what_each_look_saw() {
        dashboard.tell(
                Told.hello("j1"),
                TOLD.look(NOON, 10, 10, 1),
                TOLD.look(NOON.plusSeconds(5), 10, 10, 1),
                Told.finding("j1", "abc", 5));
        JsonNode task = dashboard.json("/api/v1/jvms/j1/tasks/101");
        assertThat(task.at("/seen")).hasSize(2);
        assertThat(task.at("/seen/0/at").asText()).isEqualTo(NOON.plusSeconds(5).toString());
        assertThat(task.at("/seen/0/task/owner/id").asLong()).isEqualTo(ToldThreads.LEADER);
        assertThat(task.at("/seen/0/spawn/stack")).hasSize(2);
        assertThat(task.at("/seen/0").has("members")).isFalse();
        assertThat(dashboard.json("/api/v1/jvms/j1/tasks/40").at("/seen/0/children"))
                .hasSize(5);
        assertThat(dashboard.get("/api/v1/jvms/j1/tasks/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void a_jvm_that_is_gone_can_not_be_asked_nor_can_a_page_of_another_site_ask() throws Exception {
        dashboard.tell(Told.hello("silent"));
        dashboard.tell(Told.hello("ended"), Told.goodbye("ended", NOON));
        assertThat(ask("ended").statusCode()).isEqualTo(409);
        clock.pass(Duration.ofMinutes(1));
        assertThat(ask("silent").statusCode()).isEqualTo(409);
        assertThat(ask("nobody").statusCode()).isEqualTo(404);
        HttpRequest simple = HttpRequest.newBuilder(dashboard.at("/api/v1/jvms/silent/threads"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(dashboard
                        .http()
                        .send(simple, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void blocked_stacks_are_handed_on_collapsed_the_outermost_frame_first_and_projected_to_all() {
        dashboard.tell(Told.hello("j1"), new ToldThreads("j1", "a;b \n").look(NOON, 100_000, 5_000, 1));
        HttpResponse<String> answer = dashboard.get(AT + "/collapsed");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"shop-7-20260101-120000.collapsed.txt\"");
        assertThat(answer.body().lines()).singleElement().satisfies(line -> {
            String[] frames = line.substring(0, line.lastIndexOf(' ')).split(";");
            assertThat(frames).hasSize(5);
            assertThat(frames[0]).isEqualTo("java.lang.VirtualThread.run(VirtualThread.java:309)");
            assertThat(frames[1]).startsWith("a_b");
            assertThat(frames[4]).startsWith("java.lang.VirtualThread.park(");
            assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .isEqualTo(100_000L);
        });
    }

    @Test
    void blocked_stacks_are_handed_on_for_speedscope() {
        dashboard.tell(Told.hello("j1"), TOLD.look(NOON, 60, 60, 3));
        JsonNode file = dashboard.json(AT + "/speedscope");
        assertThat(file.at("/$schema").asText()).isEqualTo("https://www.speedscope.app/file-format-schema.json");
        JsonNode profile = file.at("/profiles/0");
        assertThat(profile.at("/type").asText()).isEqualTo("sampled");
        assertThat(profile.at("/unit").asText()).isEqualTo("none");
        assertThat(profile.at("/samples")).hasSize(3);
        assertThat(profile.at("/weights")).hasSameSizeAs(profile.at("/samples"));
        assertThat(profile.at("/endValue").asLong()).isEqualTo(60);
        int frames = file.at("/shared/frames").size();
        profile.at("/samples")
                .forEach(sample ->
                        sample.forEach(frame -> assertThat(frame.asInt()).isBetween(0, frames - 1)));
        assertThat(file.at("/shared/frames/" + profile.at("/samples/0/0").asInt() + "/name")
                        .asText())
                .isEqualTo("java.lang.VirtualThread.run");
        assertThat(file.at("/shared/frames/" + profile.at("/samples/0/0").asInt() + "/line")
                        .asInt())
                .isEqualTo(309);
    }

    @Test
    void what_no_one_has_asked_for_can_not_be_handed_on() {
        dashboard.tell(Told.hello("j1"));
        assertThat(dashboard.get(AT + "/collapsed").statusCode()).isEqualTo(404);
        assertThat(dashboard.get(AT + "/speedscope").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> ask(String jvm) {
        return dashboard.askThreads(jvm);
    }
}
