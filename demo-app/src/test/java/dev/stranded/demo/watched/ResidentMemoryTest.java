package dev.stranded.demo.watched;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResidentMemoryTest {
    private static final long KILO = 1_024;
    private final ResidentMemory memory =
            new ResidentMemory(ProcessHandle.current().pid());

    @Test
    void the_peak_and_the_present_are_read_from_the_kernel_s_words() {
        memory.lookAt("Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  450000 kB\nVmRSS:\t  230000 kB\nThreads:\t43\n");
        assertThat(memory.peakBytes()).isEqualTo(450_000 * KILO);
        assertThat(memory.nowBytes()).isEqualTo(230_000 * KILO);
    }

    @Test
    void a_process_about_to_end_keeps_what_was_seen() {
        memory.lookAt("VmHWM:\t  450000 kB\nVmRSS:\t  230000 kB\n");
        memory.lookAt("Name:\tjava\nState:\tZ (zombie)\n");
        assertThat(memory.peakBytes()).isEqualTo(450_000 * KILO);
    }

    @Test
    void a_process_that_lives_has_memory() {
        memory.look();
        assertThat(memory.nowBytes()).isPositive();
        assertThat(memory.peakBytes()).isGreaterThanOrEqualTo(memory.nowBytes());
    }
}
