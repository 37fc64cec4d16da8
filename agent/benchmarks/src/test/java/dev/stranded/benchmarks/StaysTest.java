package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StaysTest {
    @Test
    void each_stay_is_compared_with_the_one_before() {
        assertThat(Stays.pairs(List.of("away 1", "there 1", "away 2", "there 2")))
                .isEqualTo(Map.of(
                        Variant.AWAY, List.of("away 1", "away 2", "away 2"),
                        Variant.OURS, List.of("there 1", "there 1", "there 2")));
    }

    @Test
    void so_many_stays_give_so_many_pairs() {
        List<Integer> measured = Collections.nCopies(Stays.forPairs(12), 1);
        assertThat(Stays.pairs(measured).values())
                .allSatisfy(pairs -> assertThat(pairs).hasSize(12));
    }
}
