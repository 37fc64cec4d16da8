package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Command;
import dev.stranded.wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class BatchIdTest {
    private final StoreKind kind;

    private RunningDashboard dashboard;

    BatchIdTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(kind, folder, new SetClock());
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void a_batch_that_comes_again_late_does_not_put_back_what_came_after_it() {
        post("run-1", Told.hello("j1"), Told.finding("j1", "abc", 5));
        post("run-2", Told.hello("j1"), Told.finding("j1", "abc", 9));
        post("run-1", Told.hello("j1"), Told.finding("j1", "abc", 5));
        assertThat(count("j1")).isEqualTo(9);
    }

    @Test
    void a_batch_of_another_jvm_is_another_batch() {
        post("run-1", Told.hello("j1"), Told.finding("j1", "abc", 5));
        post("run-1", Told.hello("j2"), Told.finding("j2", "abc", 7));
        assertThat(count("j2")).isEqualTo(7);
    }

    @Test
    void what_an_answer_asked_for_that_got_lost_is_asked_for_again_until_the_agent_tells_of_it() {
        post("run-1", Told.hello("j1"), Told.snapshot("j1", NOON, 1));
        dashboard.askProof("j1");
        List<Command> asked = post("run-2", Told.hello("j1"));
        assertThat(asked).hasSize(1);
        assertThat(post("run-2", Told.hello("j1"))).isEqualTo(asked);
        assertThat(post("run-3", Told.hello("j1"))).isEmpty();
    }

    @Test
    void an_id_that_is_none_is_refused_in_one_sentence() {
        byte[] batch = Told.lines(Told.hello("j1"));
        for (String id : List.of("a b", "x".repeat(65), "\"quoted\"", "<b>")) {
            HttpResponse<String> answer = dashboard.post(batch, BatchLimits.ID_HEADER, id);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Idempotency-Key is longer than 64 characters");
        }
        assertThat(dashboard.post(batch, BatchLimits.ID_HEADER, "x".repeat(64)).statusCode())
                .isEqualTo(200);
    }

    private List<Command> post(String id, Message... messages) {
        HttpResponse<String> answer = dashboard.post(Told.lines(messages), BatchLimits.ID_HEADER, id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Command.in(answer.body());
    }

    private long count(String jvm) {
        return dashboard
                .json("/api/v1/jvms/" + jvm + "/findings/abc")
                .at("/finding/count")
                .asLong();
    }
}
