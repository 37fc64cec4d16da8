package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void the_median_is_the_middle_or_halfway_between_the_two_middle_values() {
        assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Figures.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
        assertThat(Figures.median(List.of(7.0))).isEqualTo(7.0);
    }

    @Test
    void nothing_has_no_median() {
        assertThatThrownBy(() -> Figures.median(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_spread_is_that_of_the_middle_half_as_a_part_of_the_median() {
        assertThat(Figures.spread(List.of(1.0, 99.0, 100.0, 102.0, 500.0))).isCloseTo(0.03, within(1e-9));
        assertThat(Figures.spread(List.of(100.0, 104.0))).isCloseTo(2.0 / 102, within(1e-9));
        assertThat(Figures.spread(List.of(5.0))).isZero();
    }

    @Test
    void the_range_is_from_the_least_to_the_most_as_a_part_of_the_median() {
        assertThat(Figures.range(List.of(98.0, 100.0, 103.0))).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void the_true_median_lies_within_the_middle_quarter_of_sixty_values_and_between_the_ends_of_three() {
        assertThat(Figures.partAroundMedian(60)).isCloseTo(0.1265, within(1e-4));
        assertThat(Figures.partAroundMedian(3)).isEqualTo(0.5);
    }

    @Test
    void ratios_are_taken_round_by_round() {
        assertThat(Figures.ratios(List.of(50.0, 90.0), List.of(100.0, 100.0))).containsExactly(0.5, 0.9);
    }

    @Test
    void a_round_that_lacks_a_variant_has_no_ratio() {
        assertThatThrownBy(() -> Figures.ratios(List.of(1.0), List.of(1.0, 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
