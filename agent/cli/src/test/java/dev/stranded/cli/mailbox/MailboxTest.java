package dev.stranded.cli.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class MailboxTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Mailbox mailbox =
            new Mailbox(new JvmProcess(ProcessHandle.current().pid()));

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        try (Stream<Path> files = Files.list(FakeAgent.request().getParent())) {
            List<Path> left = files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(FakeAgent.request().getFileName().toString()))
                    .toList();
            assertThat(left).isEmpty();
        }
    }

    @Test
    void an_answer_is_read_line_by_line() throws Exception {
        try (FakeAgent agent =
                FakeAgent.saying("{\"type\":\"hello\",\"pid\":1}", "{\"type\":\"later\",\"new\":[{}]}")) {
            Reply reply = mailbox.ask(Question.LOOK, LONG);
            assertThat(agent.asked()).isEqualTo("look\n");
            assertThat(reply.first("hello").number("pid")).isEqualTo(1);
            assertThat(reply.lines()).hasSize(2);
            assertThat(reply.first("snapshot").has("at")).isFalse();
        }
    }

    @Test
    void a_refusal_is_told_in_the_agents_words() throws Exception {
        try (FakeAgent agent = FakeAgent.saying("{\"type\":\"error\",\"message\":\"a proof is under way\"}")) {
            assertThatExceptionOfType(NoReply.class)
                    .isThrownBy(() -> mailbox.ask(Question.DETACH, LONG))
                    .withMessageContaining("a proof is under way");
            assertThat(agent.asked()).isEqualTo("detach\n");
        }
    }

    @Test
    void where_there_is_no_agent_nobody_waits_for_one() {
        assertThatExceptionOfType(NoReply.class)
                .isThrownBy(() -> mailbox.ask(Question.LOOK, LONG))
                .withMessageContaining("Stranded is not in JVM");
    }

    @Test
    void silence_has_an_end() throws Exception {
        try (FakeAgent agent = FakeAgent.that(answer -> {})) {
            assertThatExceptionOfType(NoReply.class)
                    .isThrownBy(() -> mailbox.ask(Question.THREADS, SHORT))
                    .withMessageContaining("does not answer");
            assertThat(agent.asked()).isEqualTo("threads\n");
        }
    }

    @Test
    void what_somebody_else_put_there_is_no_answer() throws Exception {
        try (FakeAgent agent = FakeAgent.that(answer -> Files.createSymbolicLink(answer, Path.of("/etc/hostname")))) {
            assertThatExceptionOfType(NoReply.class)
                    .isThrownBy(() -> mailbox.ask(Question.LOOK, LONG))
                    .withMessageContaining("can't read what JVM");
            assertThat(agent.asked()).isEqualTo("look\n");
        }
    }

    @Test
    void a_question_that_was_left_behind_is_put_away() throws Exception {
        Files.writeString(FakeAgent.request(), Nonce.make() + " look\n");
        Files.setLastModifiedTime(
                FakeAgent.request(), FileTime.from(Instant.now().minusSeconds(31)));
        try (FakeAgent agent = FakeAgent.that(answer -> {})) {
            assertThat(agent.asked()).isEqualTo("look\n");
            assertThatExceptionOfType(NoReply.class)
                    .isThrownBy(() -> mailbox.ask(Question.LOOK, SHORT))
                    .withMessageContaining("does not answer");
        }
    }

    @Test
    void while_somebody_else_asks_it_waits() throws Exception {
        try (FakeAgent agent = FakeAgent.that(answer -> {})) {
            Files.writeString(FakeAgent.request(), Nonce.make() + " look\n");
            try {
                assertThatExceptionOfType(NoReply.class)
                        .isThrownBy(() -> mailbox.ask(Question.LOOK, SHORT))
                        .withMessageContaining("somebody else has been asking");
                assertThat(agent.asked()).isEqualTo("look\n");
            } finally {
                Files.delete(FakeAgent.request());
            }
        }
    }

    @Test
    void each_number_is_another() {
        assertThat(Nonce.make().digits())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(Nonce.make().digits());
    }
}
