package dev.stranded.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looks come as often as asked for, unless that would be noticed. */
final class PaceTest {
    private static final Pace PACE = new Pace(250, 10_000, true);

    @Test
    void a_look_that_takes_nothing_is_followed_after_the_usual_time() {
        assertThat(PACE.pauseMillis(0, false)).isEqualTo(250);
    }

    @Test
    void looks_take_a_four_thousandth_of_a_processor_at_most() {
        assertThat(PACE.pauseMillis(1, false)).isEqualTo(3_999);
    }

    @Test
    void who_watches_gets_them_as_often_as_asked_for_but_no_more_than_a_hundredth_of_a_processor() {
        assertThat(PACE.pauseMillis(1, true)).isEqualTo(249);
        assertThat(PACE.pauseMillis(10, true)).isEqualTo(990);
    }

    @Test
    void they_never_come_further_apart_than_agreed() {
        assertThat(PACE.pauseMillis(100, false)).isEqualTo(9_900);
    }

    @Test
    void they_take_half_of_a_processor_at_most() {
        assertThat(new Pace(250, 3_000, true).pauseMillis(2_000, false)).isEqualTo(2_000);
    }

    @Test
    void witnesses_are_taken_up_as_often_as_asked_for() {
        assertThat(new Pace(250, 10_000, false).pauseMillis(2, false)).isEqualTo(248);
    }
}
