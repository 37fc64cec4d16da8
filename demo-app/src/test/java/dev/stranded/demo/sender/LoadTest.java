package dev.stranded.demo.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LoadTest {
    private final Load load = new Load(278, 48, 36);

    @Test
    void a_million_an_hour_for_48_seconds_are_13_344() {
        assertThat(load.webhooks()).isEqualTo(13_344);
        assertThat(load.webhooksInStall()).isEqualTo(10_008);
    }

    @Test
    void arrivals_are_evenly_spaced_to_the_end() {
        assertThat(load.dueNanos(0)).isZero();
        assertThat(load.dueNanos(278)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(load.dueNanos(load.webhooks())).isEqualTo(TimeUnit.SECONDS.toNanos(48));
    }

    @Test
    void an_hour_of_it_does_not_overflow() {
        Load hour = new Load(278, 3_600, 900);
        assertThat(hour.dueNanos(hour.webhooks() - 1)).isLessThan(TimeUnit.HOURS.toNanos(1));
        assertThat(hour.dueNanos(hour.webhooks())).isEqualTo(TimeUnit.HOURS.toNanos(1));
    }

    @Test
    void the_stall_has_a_little_more_time_before_it_than_after() {
        assertThat(load.stallAfterMillis()).isEqualTo(7_500);
        assertThat(load.stallOverMillis()).isEqualTo(43_500);
    }

    @Test
    void a_stall_longer_than_the_load_begins_with_it() {
        Load brief = new Load(10, 5, 9);
        assertThat(brief.stallAfterMillis()).isZero();
        assertThat(brief.webhooksInStall()).isEqualTo(50);
    }
}
