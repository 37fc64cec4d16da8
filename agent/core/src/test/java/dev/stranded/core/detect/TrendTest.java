package dev.stranded.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

final class TrendTest {
    private static final long THRESHOLD = 1_000;
    private static final long SAMPLE = 100;

    @Test
    void steady_growth_rises_after_two_thresholds_and_not_before() {
        assertThat(trend(1_900, millis -> millis).risingWindowMillis()).isZero();
        assertThat(trend(2_100, millis -> millis).risingWindowMillis()).isEqualTo(2 * THRESHOLD);
    }

    @Test
    void slow_growth_shows_in_a_longer_window() {
        assertThat(trend(9_000, millis -> millis / 1_000).risingWindowMillis()).isEqualTo(8 * THRESHOLD);
    }

    @Test
    void a_ramp_that_reaches_its_level_does_not_rise() {
        assertThat(trend(6_000, millis -> Math.min(millis, 3_000)).risingWindowMillis())
                .isZero();
    }

    @Test
    void a_burst_that_drains_does_not_rise() {
        assertThat(trend(3_000, millis -> Math.abs(1_500 - millis)).risingWindowMillis())
                .isZero();
    }

    @Test
    void the_rate_is_that_of_the_window() {
        Trend trend = trend(4_000, millis -> millis < 2_000 ? 0 : (millis - 2_000) / 10);
        assertThat(trend.perSecond(2_000)).isBetween(90.0, 110.0);
        assertThat(trend.before(4_000)).isZero();
        assertThat(trend.last()).isEqualTo(200);
    }

    @Test
    void it_tells_how_long_ago_it_was_as_low() {
        Trend trend = trend(4_000, millis -> millis < 2_000 ? 0 : (millis - 2_000) / 10);
        assertThat(trend.millisSince(100)).isBetween(950L, 1_050L);
        assertThat(trend.millisSince(200)).isZero();
        assertThat(trend.millisSince(-1)).isEqualTo(4_000);
    }

    @Test
    void its_memory_is_bounded_however_often_it_is_fed() {
        Trend trend = new Trend(THRESHOLD);
        for (long millis = 0; millis < 200_000; millis++) {
            trend.add(millis, millis);
        }
        assertThat(trend.before(32 * THRESHOLD)).isBetween(199_999 - 33 * THRESHOLD, 199_999 - 31 * THRESHOLD);
        assertThat(trend.before(1_000_000)).isGreaterThan(199_999 - 34 * THRESHOLD);
    }

    @Test
    void steady_growth_from_a_high_level_grows_once_it_has_doubled() {
        assertThat(trend(6_900, millis -> 700 + millis / 10).grows()).isFalse();
        assertThat(trend(7_300, millis -> 700 + millis / 10).grows()).isTrue();
    }

    @Test
    void a_stall_in_the_growth_does_not_make_it_unseen_for_ever() {
        assertThat(trend(9_000, millis -> 100 + (millis < 4_000 ? millis : Math.max(4_000, millis - 300)))
                        .grows())
                .isTrue();
    }

    @Test
    void growth_is_seen_with_few_looks_as_well() {
        Trend trend = new Trend(THRESHOLD);
        for (long millis = 0; millis <= 9_000; millis += 1_500) {
            trend.add(millis, 10 + millis);
        }
        assertThat(trend.grows()).isTrue();
    }

    @Test
    void a_jump_between_two_looks_is_no_growth() {
        Trend trend = new Trend(THRESHOLD);
        for (long millis : new long[] {0, 2_400, 2_600}) {
            trend.add(millis, millis < 2_000 ? 0 : 500 + millis);
        }
        assertThat(trend.grows()).isFalse();
    }

    @Test
    void a_level_that_swings_does_not_grow() {
        Trend trend = trend(39_000, millis -> 100 + Math.abs(1_500 - millis % 3_000));
        assertThat(trend.last()).isEqualTo(1_600);
        assertThat(trend.grows()).isFalse();
    }

    @Test
    void a_rhythm_a_little_shorter_than_the_parts_of_a_window_does_not_grow() {
        for (long millis = 30_000; millis < 60_000; millis += 100) {
            assertThat(trend(millis, at -> 500 - at % 480).grows()).isFalse();
        }
    }

    private static Trend trend(long untilMillis, LongUnaryOperator value) {
        Trend trend = new Trend(THRESHOLD);
        for (long millis = 0; millis <= untilMillis; millis += SAMPLE) {
            trend.add(millis, value.applyAsLong(millis));
        }
        return trend;
    }
}
