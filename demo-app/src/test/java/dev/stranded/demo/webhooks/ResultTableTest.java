package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultTableTest {
    @Test
    void words_stand_left_and_figures_right_with_thousands_apart() {
        ResultTable table =
                new ResultTable(List.of(Results.killed(Mode.NAIVE, 2_010), Results.completed(Mode.POOL, 258, 1_701)));
        assertThat(table.toString().lines())
                .containsExactly(
                        "mode      sent   completed   a second   peak RSS   peak heap   peak tasks    429s   outcome",
                        "naive    9,000       1,100        277   2,010 MB      965 MB        8,687       0   killed at its memory limit of 2,000 MB",
                        "pool    13,344      13,344        215     258 MB      114 MB          135   1,701   completed");
    }
}
