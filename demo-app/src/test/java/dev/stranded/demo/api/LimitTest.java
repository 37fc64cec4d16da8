package dev.stranded.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LimitTest {
    private final long now = System.nanoTime();

    @Test
    void a_seconds_worth_is_served_at_once_and_no_more() {
        Limit limit = new Limit(10);
        int served = 0;
        for (int i = 0; i < 1_000; i++) {
            served += limit.admits() ? 1 : 0;
        }
        assertThat(served).isBetween(10, 100);
    }

    @Test
    void who_is_turned_away_later_is_to_come_later() {
        Limit limit = new Limit(100);
        long first = limit.retryAfterSeconds(now);
        long last = first;
        for (int i = 0; i < 1_000; i++) {
            last = limit.retryAfterSeconds(now);
        }
        assertThat(last - first).isEqualTo(10);
        assertThat(limit.retryAfterSeconds(now + TimeUnit.SECONDS.toNanos(60))).isEqualTo(1);
    }
}
