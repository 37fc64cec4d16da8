package dev.stranded.demo.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.sender.Load;
import org.junit.jupiter.api.Test;

final class NeedTest {
    private static final long GIGA = 1_024L * 1_024 * 1_024;
    private static final long MANY_THREADS = 30_000;

    private final Load load = new Load(278, 40, 34);

    @Test
    void a_small_machine_is_told_what_would_fit() {
        assertThatThrownBy(() -> Need.of(load, null).check(new Room(6 * GIGA, MANY_THREADS)))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("are free; free some, or run it smaller: --rate 139, or --memory-limit 2g");
    }

    @Test
    void with_a_memory_limit_no_receiver_takes_more() {
        assertThat(Need.of(load, 2 * GIGA).memoryBytes()).isLessThan(4 * GIGA);
        assertThatCode(() -> Need.of(load, 2 * GIGA).check(new Room(6 * GIGA, MANY_THREADS)))
                .doesNotThrowAnyException();
    }

    @Test
    void too_few_threads_are_said_before_they_are_missed() {
        assertThatThrownBy(() -> Need.of(load, null).check(new Room(64 * GIGA, 2_000)))
                .hasMessageContaining("may start 10452 threads and this system allows 2000 more");
    }
}
