package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private final Words words = new Words(Results.PLAN);

    @Test
    void memory_is_compared_where_both_have_completed() {
        assertThat(words.lessons(
                        List.of(Results.completed(Mode.NAIVE, 8_256, 9_000), Results.completed(Mode.POOL, 258, 1_701))))
                .containsExactly(
                        "naive took 8,256 MB against the pool's 258 MB, 32.0 to 1, for 13,344 and 13,344 completed"
                                + " webhooks at 215 and 215 a second.");
    }

    @Test
    void a_killed_receiver_is_reported_dead_with_what_it_lost() {
        assertThat(words.lessons(List.of(Results.killed(Mode.NAIVE, 2_010), Results.completed(Mode.POOL, 258, 1_701))))
                .containsExactly(
                        "naive was killed at its memory limit of 2,000 MB after 1,100 of 9,000 webhooks and lost"
                                + " 7,900; the pool: completed, 13,344 of 13,344, in 258 MB at most.");
        assertThat(Words.accounts(Results.killed(Mode.NAIVE, 2_010)))
                .isEqualTo("naive: of 9,000 sent, 1,100 processed once, 7,900 lost in the crash (7,880 of them"
                        + " acknowledged: nobody will send them again).");
    }

    @Test
    void the_cure_is_told_against_the_pool_and_the_limit() {
        assertThat(words.lessons(List.of(
                        Results.completed(Mode.POOL, 258, 1_701), Results.completed(Mode.RATE_LIMITED, 258, 0))))
                .containsExactly(
                        "The pool got 1,701 answers 429 (11.3 % of its requests). With a token bucket there were 0"
                                + " (0.00 %), at 98 % of the API's limit while it caught up.");
    }

    @Test
    void what_is_compressed_is_said_and_what_is_not() {
        assertThat(words.scale())
                .anyMatch(line -> line.startsWith("Compressed: 44 s of load for each instead of an hour"));
    }
}
