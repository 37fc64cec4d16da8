package dev.stranded.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
    @Test
    void calls_keep_a_little_below_the_limit() throws InterruptedException {
        Pace pace = Pace.within(500);
        long start = System.nanoTime();
        for (int i = 0; i < 49 + 98; i++) {
            pace.await();
        }
        assertThat((System.nanoTime() - start) * 1e-9).isGreaterThanOrEqualTo(0.19);
    }
}
