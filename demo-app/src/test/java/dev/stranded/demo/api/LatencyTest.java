package dev.stranded.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatencyTest {
    private final Latency latency = new Latency(278);

    @Test
    void the_slow_are_much_slower_than_the_usual() {
        long[] millis = IntStream.range(0, 10_000)
                .mapToLong(i -> latency.millis("wh_" + i))
                .sorted()
                .toArray();
        assertThat(millis[5_000]).isBetween(33L, 37L);
        assertThat(millis[9_900]).isBetween(75L, 110L);
        assertThat(millis[9_999]).isLessThanOrEqualTo(400);
    }

    @Test
    void the_same_request_takes_the_same_time_in_every_run_of_a_seed() {
        assertThat(latency.millis("wh_1")).isEqualTo(new Latency(278).millis("wh_1"));
        assertThat(IntStream.range(0, 50).filter(i -> latency.millis("wh_" + i) != new Latency(1).millis("wh_" + i)))
                .isNotEmpty();
    }

    @Test
    void one_in_a_hundred_fails_at_first() {
        long failing = IntStream.range(0, 10_000)
                .filter(i -> latency.failsFirst("wh_" + i))
                .count();
        assertThat(failing).isBetween(50L, 150L);
    }
}
