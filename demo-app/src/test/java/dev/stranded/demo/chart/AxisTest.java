package dev.stranded.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void round_values_reach_from_nothing_to_beyond_the_largest() {
        Axis axis = Axis.linear(8_120, 5, 300, 0);
        assertThat(axis.ticks(5)).containsExactly(0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0, 10_000.0);
        assertThat(axis.pixel(10_000)).isCloseTo(0, within(1e-6));
        assertThat(axis.pixel(5_000)).isCloseTo(150, within(1e-6));
    }

    @Test
    void powers_of_ten_are_evenly_apart() {
        Axis axis = Axis.powers(35, 36_000, 300, 0);
        assertThat(axis.ticks(5)).containsExactly(10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(axis.pixel(1_000)).isCloseTo(150, within(1e-6));
    }

    @Test
    void without_any_value_there_is_still_an_axis() {
        Axis axis = Axis.linear(0, 5, 300, 0);
        assertThat(axis.pixel(0)).isEqualTo(300);
    }
}
