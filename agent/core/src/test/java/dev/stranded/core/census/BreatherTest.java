package dev.stranded.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BreatherTest {
    private static final long SAMPLE_MILLIS = 200;

    private final Breather breather = new Breather(SAMPLE_MILLIS);

    @Test
    void a_look_that_nobody_waits_for_pauses_for_a_tenth_of_the_time_to_the_next_one_at_most() {
        breather.begin();
        work(1);
        assertThat(breather.pausedMillis()).isPositive();
        breather.begin();
        long before = breather.pausedMillis();
        int pieces = 1_000;
        long begin = System.nanoTime();
        work(pieces);
        long tookMillis = (System.nanoTime() - begin) / 1_000_000;
        long paused = breather.pausedMillis() - before;
        assertThat(paused).isGreaterThan(SAMPLE_MILLIS / 20).isLessThanOrEqualTo(tookMillis);
        before = breather.pausedMillis();
        work(pieces);
        assertThat(breather.pausedMillis()).isEqualTo(before);
    }

    @Test
    void a_look_that_somebody_asked_for_does_not_pause() {
        work(10);
        breather.begin();
        breather.end();
        work(10);
        assertThat(breather.pausedMillis()).isZero();
    }

    @Test
    void a_look_pauses_no_more_once_somebody_waits() {
        breather.begin();
        breather.hurry();
        work(10);
        assertThat(breather.pausedMillis()).isZero();
    }

    private void work(int pieces) {
        for (int piece = 0; piece < pieces; piece++) {
            long end = System.nanoTime() + 100_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            breather.breathe();
        }
    }
}
