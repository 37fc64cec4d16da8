package dev.stranded.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Goodbye;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final List<List<byte[]>> batches = new ArrayList<>();
    private final Outbox outbox = Outbox.toDashboard((batch, lines) -> batches.add(lines), "the test", sentence -> {});

    @Test
    void a_batch_of_long_lines_stays_below_what_a_dashboard_takes() {
        for (int i = 0; i < 100; i++) {
            outbox.add(message("x".repeat(500_000)));
        }
        outbox.flush(0, false);
        assertThat(batches).hasSizeGreaterThan(10).allMatch(batch -> bytes(batch) < BatchLimits.MOST_COMPRESSED_BYTES);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(100);
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void a_line_longer_than_a_dashboard_takes_is_dropped_and_counted_and_no_other() {
        outbox.add(message("before"));
        outbox.add(message("x".repeat(BatchLimits.LONGEST_LINE_BYTES)));
        outbox.add(message("after"));
        outbox.flush(0, false);
        assertThat(batches).singleElement().satisfies(batch -> assertThat(batch).hasSize(2));
        assertThat(outbox.dropped()).isEqualTo(1);
    }

    @Test
    void a_batch_that_could_not_be_handed_on_comes_again_in_its_order() {
        List<String> tried = new ArrayList<>();
        Outbox failing = Outbox.toDashboard(
                (batch, lines) -> {
                    lines.forEach(line -> tried.add(new String(line, java.nio.charset.StandardCharsets.UTF_8)));
                    throw new IOException("away");
                },
                "the test",
                sentence -> {});
        failing.add(message("one"));
        failing.add(message("two"));
        failing.flush(0, false);
        failing.flush(1_000, false);
        assertThat(tried).hasSize(4);
        assertThat(tried.subList(2, 4)).isEqualTo(tried.subList(0, 2));
        assertThat(tried.get(0)).contains("one").endsWith("\n");
    }

    @Test
    void a_batch_that_comes_again_bears_the_same_id_and_the_next_another() {
        List<String> ids = new ArrayList<>();
        boolean[] away = {true};
        Outbox toDashboard = Outbox.toDashboard(
                (batch, lines) -> {
                    ids.add(batch + " " + lines.size());
                    if (away[0]) {
                        throw new IOException("the answer broke off");
                    }
                },
                "the test",
                sentence -> {});
        toDashboard.add(message("one"));
        toDashboard.flush(0, false);
        toDashboard.add(message("two"));
        away[0] = false;
        toDashboard.flush(100_000, false);
        assertThat(ids).hasSize(3);
        assertThat(ids.get(1)).isEqualTo(ids.get(0)).endsWith(" 1");
        assertThat(ids.get(2)).isNotEqualTo(ids.get(1)).endsWith(" 1");
    }

    @Test
    void of_a_batch_that_could_not_be_handed_on_and_was_too_old_the_rest_is_a_batch_of_its_own() {
        List<String> ids = new ArrayList<>();
        Outbox toDashboard = Outbox.toDashboard(
                (batch, lines) -> {
                    ids.add(batch);
                    throw new IOException("away");
                },
                "the test",
                sentence -> {});
        toDashboard.add(message("one"));
        toDashboard.flush(0, false);
        for (int i = 0; i < 300; i++) {
            toDashboard.add(message("more"));
        }
        toDashboard.flush(100_000, false);
        assertThat(ids).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void a_dashboard_that_asks_for_a_rest_gets_it_and_is_told_nothing_twice() {
        List<Integer> tried = new ArrayList<>();
        List<String> said = new ArrayList<>();
        boolean[] busy = {true};
        Outbox toDashboard = Outbox.toDashboard(
                (batch, lines) -> {
                    tried.add(lines.size());
                    if (busy[0]) {
                        throw new Sink.Later("HTTP status 503", 20);
                    }
                },
                "the test",
                said::add);
        toDashboard.add(message("one"));
        toDashboard.flush(0, false);
        busy[0] = false;
        toDashboard.flush(19_000, false);
        assertThat(tried).containsExactly(1);
        toDashboard.flush(21_000, false);
        assertThat(tried).containsExactly(1, 1);
        assertThat(said).isEmpty();
        assertThat(toDashboard.dropped()).isZero();
    }

    @Test
    void a_file_that_fails_is_said_once_however_often_it_comes_back() {
        List<String> said = new ArrayList<>();
        boolean[] full = new boolean[1];
        Outbox toFile = Outbox.toFile(
                (batch, lines) -> {
                    if (full[0]) {
                        throw new IOException("No space left on device");
                    }
                },
                "x.ndjson",
                false,
                said::add);
        for (int time = 0; time < 4; time++) {
            full[0] = time % 2 == 1;
            toFile.add(message("one more"));
            toFile.flush(time * 100_000L, false);
        }
        assertThat(said)
                .containsExactly("the file x.ndjson can't be written (No space left on device); it is tried again every"
                        + " few seconds");
    }

    @Test
    void an_agent_that_is_not_let_in_says_so_even_later_and_loses_nothing() {
        List<String> said = new ArrayList<>();
        List<List<byte[]>> taken = new ArrayList<>();
        boolean[] revoked = new boolean[1];
        Outbox sending = Outbox.toDashboard(
                (batch, lines) -> {
                    if (revoked[0]) {
                        throw new DashboardSink.NotLetIn("401: The token is not known");
                    }
                    taken.add(lines);
                },
                "the test",
                said::add);
        sending.add(message("before"));
        sending.flush(0, false);
        revoked[0] = true;
        sending.add(message("meanwhile"));
        sending.flush(1_000, false);
        sending.flush(10_000, false);
        assertThat(said)
                .containsExactly("the dashboard at the test does not let this agent in (401: The token is not known);"
                        + " give it token= or tokenFile=, it is tried again every few seconds");
        revoked[0] = false;
        sending.flush(100_000, false);
        assertThat(taken).hasSize(2);
        assertThat(sending.dropped()).isZero();
    }

    private static Goodbye message(String reason) {
        return new Goodbye("j1", Instant.EPOCH, reason);
    }

    private static int bytes(List<byte[]> lines) {
        return lines.stream().mapToInt(line -> line.length).sum();
    }
}
