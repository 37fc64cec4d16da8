package dev.stranded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NdjsonWriterTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void a_message_is_one_line_that_starts_with_its_type() throws IOException {
        assertThat(write(new Goodbye("j1", NOON, "two\nlines \"quoted\" </script>")))
                .isEqualTo("""
                        {"type":"goodbye","jvm":"j1","at":"2026-01-01T12:00:00Z",\
                        "reason":"two\\nlines \\"quoted\\" </script>"}
                        """);
    }

    @Test
    void an_unknown_value_leaves_its_key_out() throws IOException {
        assertThat(write(new Hello("j", 1, "shop", 7, "box", "25.0.3", null, NOON, "0.1", 60_000, null, null)))
                .doesNotContain("\"version\"")
                .contains("\"protocol\":1");
    }

    @Test
    void a_finding_reads_back_as_it_was_written() throws IOException {
        Finding finding = finding();
        String line = write(finding);
        assertThat(line).contains("\"wait\":{\"site\":\"A.c(A.java:2)\"");
        assertThat(mapper.readValue(line, Finding.class)).isEqualTo(finding);
    }

    @Test
    void a_snapshot_reads_back_as_it_was_written() throws IOException {
        Snapshot snapshot = new Snapshot(
                "j",
                NOON,
                new TaskTotals(3, 2, 1, 2, 9, 6),
                List.of(new SpawnSiteState(
                        "A.b(A.java:1)",
                        TaskForm.VIRTUAL_THREAD,
                        2,
                        2,
                        8,
                        6,
                        3L,
                        null,
                        1L,
                        null,
                        true,
                        null,
                        List.of(new WaitState(
                                "A.c(A.java:2)",
                                "take",
                                false,
                                "java.util.Queue",
                                1L,
                                2,
                                1500,
                                null,
                                2L,
                                "static A.QUEUE")))),
                List.of(
                        new ChannelState(
                                1,
                                "java.util.Queue",
                                null,
                                0L,
                                true,
                                10L,
                                2,
                                0,
                                null,
                                null,
                                List.of(new ChannelSide("A.b(A.java:1)", TaskForm.WORKER, 2, 1)),
                                List.of(),
                                12L,
                                new QueueFlow(52_000, 12.5, 0.0)),
                        new ChannelState(2, "Semaphore", null, null, null, null, 2, 0, null, permits())),
                List.of(new ExecutorState(1, "Pool", "A.b(A.java:1)", ExecutorState.Life.RUNNING, 1, 0, 4, 0, 9, 1L)),
                new MemoryState(1, 2, 3, 4L),
                new AgentHealth(
                        5,
                        7,
                        3,
                        List.of(new HookState("thread start", false, "spawn sites", "switched off", 7L)),
                        "1,000 faults",
                        "java.lang.Error",
                        4_096L,
                        List.of(new AgentHealth.Dropped("failures", 3)),
                        new AgentHealth.Sampling(1_000, 12, 1_024, 40, 2_000)),
                new DumpCost(54_000_000, 300));
        assertThat(mapper.readValue(write(snapshot), Snapshot.class)).isEqualTo(snapshot);
    }

    @Test
    void a_look_at_every_task_reads_back_as_it_was_written() throws IOException {
        Threads.Owner owner = new Threads.Owner(1L, "main", "A.main(A.java:3)", false);
        Threads threads = new Threads(
                "j",
                NOON,
                100_000,
                5_000,
                List.of(new Threads.Group(
                        5_000,
                        true,
                        "A.b(A.java:1)",
                        true,
                        "WAITING",
                        "java.lang.Object",
                        List.of("A.c(A.java:2)"),
                        2,
                        1,
                        null,
                        List.of(""),
                        List.of(7L),
                        TaskForm.VIRTUAL_THREAD,
                        List.of(0),
                        new WaitState("A.c(A.java:2)", "take", false, null, 1L, 5_000, 2, null, null, null),
                        List.of(new Threads.Member(7, "", 2, 1L, owner)))),
                List.of(new Threads.Spawn("A.main(A.java:3)", "A.b(A.java:1)", TaskForm.VIRTUAL_THREAD, 100_000, 1)),
                List.of(new Threads.Site("A.b(A.java:1)", List.of("A.b(A.java:1)"), List.of(0))));
        assertThat(mapper.readValue(write(threads), Threads.class)).isEqualTo(threads);
    }

    @Test
    void the_channel_that_an_older_agent_tells_is_read() throws IOException {
        assertThat(mapper.readValue(
                                "{\"id\":1,\"type\":\"T\",\"waitingTakers\":0,\"waitingPutters\":0}",
                                ChannelState.class)
                        .putters())
                .isEmpty();
    }

    @Test
    void the_health_that_an_older_agent_tells_is_read() throws IOException {
        String told =
                "{\"cpuMillis\":5,\"faults\":1,\"dropped\":0,\"hooks\":[{\"name\":\"thread start\",\"live\":true}]}";
        AgentHealth health = mapper.readValue(told, AgentHealth.class);
        assertThat(health.hooks()).containsExactly(new HookState("thread start", true, null, null, null));
        assertThat(health.off()).isNull();
        assertThat(health.tableBytes()).isNull();
        assertThat(health.drops()).isEmpty();
    }

    @Test
    void a_proof_reads_back_as_it_was_written() throws IOException {
        ProofRun run = new ProofRun(
                "j",
                "p1",
                ProofRun.Stage.JUDGING,
                NOON,
                NOON,
                "following references",
                40L,
                54L,
                200L,
                null,
                null,
                null,
                null);
        assertThat(mapper.readValue(write(run), ProofRun.class)).isEqualTo(run);
    }

    @Test
    void a_record_without_a_key_it_must_have_says_which() {
        assertThatThrownBy(() -> mapper.readValue("{\"jvm\":\"j\",\"at\":\"2026-01-01T12:00:00Z\"}", Goodbye.class))
                .hasMessageContaining("a goodbye must have the key \"reason\"");
    }

    private static Finding finding() {
        return new Finding(
                "j",
                "3f2a91",
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.OPEN,
                42,
                NOON,
                NOON.plusSeconds(1),
                "42 tasks wait",
                "close it",
                null,
                new Finding.Site("A.b(A.java:1)", List.of("A.b(A.java:1)"), List.of(0), true),
                new Finding.Wait("A.c(A.java:2)", List.of("x", "A.c(A.java:2)"), List.of(1), "take", false, 61_000),
                null,
                List.of(new Finding.Evidence("grew from 3 to 42", NOON)),
                List.of(new Finding.TaskState(7, "", true, 61_000)),
                new Finding.Proof(NOON, "proven", "nothing that lives reaches it", 9, 640L, List.of("A.QUEUE")));
    }

    private static SyncState permits() {
        SyncState.Owner owner = new SyncState.Owner(7, "writer", false, true);
        return new SyncState("0 permits are free", null, 0L, null, null, null, null, null, null, owner);
    }

    private static String write(Message message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(out)) {
            writer.write(message);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
