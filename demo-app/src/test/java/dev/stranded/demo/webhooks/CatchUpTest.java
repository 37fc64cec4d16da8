package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatchUpTest {
    @Test
    void only_the_time_after_the_stall_in_which_work_waits_counts() {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second <= 40; second++) {
            long completed = second < 10 ? 0 : Math.min(10_000, (second - 10) * 490L);
            samples.add(sample(second, 10_000, completed));
        }
        assertThat(CatchUp.perSecond(samples, 10, 500)).isCloseTo(490, within(0.1));
    }

    @Test
    void where_nothing_waits_there_is_nothing_to_tell() {
        assertThat(CatchUp.perSecond(List.of(sample(20, 100, 90), sample(30, 100, 100)), 10, 500))
                .isZero();
    }

    private static Sample sample(double seconds, long due, long completed) {
        return new Sample(seconds, 0, 0, 0, due, completed, 0, 0, 0);
    }
}
