package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultTableTest {
    @Test
    void words_stand_left_and_figures_right_with_thousands_apart() {
        ResultTable table = new ResultTable(List.of(
                new ModeResult(
                        Mode.NAIVE,
                        13_344,
                        13_300,
                        276.6,
                        0,
                        4_389_000_000L,
                        3_965_000_000L,
                        8_687,
                        "killed",
                        List.of()),
                new ModeResult(
                        Mode.POOL,
                        13_344,
                        13_344,
                        215.2,
                        90,
                        258_400_000L,
                        114_000_000L,
                        135,
                        "completed",
                        List.of())));
        assertThat(table.toString().lines())
                .containsExactly(
                        "receiver              sent   completed   a second   peak RSS   peak heap   peak live tasks   outcome",
                        "spawn per request   13,344      13,300        277   4,389 MB    3,965 MB             8,687   killed",
                        "worker pool         13,344      13,344        215     258 MB      114 MB               135   completed");
    }
}
