package dev.stranded.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsTextTest {
    private static final String EVIDENT = "{\"type\":\"finding\",\"kind\":\"stranded-task\",\"verdict\":\"evident\","
            + "\"state\":\"open\",\"count\":42,\"title\":\"42 threads wait\",\"advice\":\"take them\","
            + "\"spawn\":{\"site\":\"com.acme.Shop.offer(Shop.java:17)\"},"
            + "\"wait\":{\"site\":\"com.acme.Shop.put(Shop.java:9)\",\"operation\":\"put\",\"longestMillis\":61000,"
            + "\"stack\":[\"java.util.concurrent.locks.LockSupport.park(LockSupport.java:1)\","
            + "\"com.acme.Shop.put(Shop.java:9)\"]},"
            + "\"channel\":{\"type\":\"java.util.concurrent.ArrayBlockingQueue\",\"size\":3,\"bounded\":true,"
            + "\"capacity\":1000,\"created\":\"com.acme.Shop.<init>(Shop.java:5)\"},"
            + "\"evidence\":[{\"fact\":\"the last consumer has ended\"}],"
            + "\"tasks\":[{\"id\":7,\"name\":\"\"},{\"id\":8,\"name\":\"offer\"}]}\n";
    private static final String WITHDRAWN =
            "{\"type\":\"finding\",\"kind\":\"backlog\",\"verdict\":\"suspected\",\"state\":\"withdrawn\"}\n";
    private static final String OF_TOMORROW =
            "{\"type\":\"finding\",\"kind\":\"new-kind\",\"verdict\":\"certain\",\"state\":\"open\",\"x\":{\"y\":[null]}}\n";

    @Test
    void all_that_is_known_is_said() throws IOException {
        assertThat(FindingsText.of(Reply.read(EVIDENT).all("finding"), Ink.NONE))
                .contains(
                        "EVIDENT stranded-task: 42 threads wait",
                        "  spawned   com.acme.Shop.offer(Shop.java:17)",
                        "  waits     put at com.acme.Shop.put(Shop.java:9), the longest for 61 s",
                        "  channel   java.util.concurrent.ArrayBlockingQueue, 3 of 1,000, made at"
                                + " com.acme.Shop.<init>(Shop.java:5)",
                        "  because   the last consumer has ended",
                        "  tasks     #7, \"offer\", …",
                        "  to do     take them",
                        "    at com.acme.Shop.put(Shop.java:9)")
                .noneMatch(line -> line.contains("LockSupport"));
    }

    @Test
    void what_is_over_is_told_from_what_is_open() throws IOException {
        Reply reply = Reply.read(EVIDENT + WITHDRAWN);
        assertThat(StatusText.open(reply)).hasSize(1);
        assertThat(FindingsText.summary(StatusText.open(reply))).isEqualTo("1 open finding: 1 evident");
        assertThat(FindingsText.of(reply.all("finding"), Ink.NONE))
                .anyMatch(line -> line.contains("backlog, withdrawn"));
        assertThat(FindingsText.summary(List.of())).isEqualTo("No open findings.");
    }

    @Test
    void who_waits_for_long_without_a_verdict_is_counted() throws IOException {
        String snapshot = "{\"type\":\"snapshot\",\"sites\":[{\"waits\":[{\"waitingLong\":100},{\"count\":3}]},"
                + "{\"waits\":[{\"waitingLong\":2}]}]}\n";
        assertThat(FindingsText.unjudged(Reply.read(snapshot).first("snapshot"), 4711))
                .isEqualTo("102 tasks wait for long, and no figure tells whether for ever: prove 4711 does.");
        assertThat(FindingsText.unjudged(Reply.read(EVIDENT).first("snapshot"), 4711))
                .isEmpty();
    }

    @Test
    void words_that_this_version_does_not_know_are_shown_as_they_came() throws IOException {
        List<Fields> findings = Reply.read(OF_TOMORROW).all("finding");
        assertThat(FindingsText.of(findings, Ink.NONE).get(0)).startsWith("CERTAIN new-kind: ");
    }
}
