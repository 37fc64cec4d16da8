package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.benchmarks.cases.UsedMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LiveThreadsTest {
    @Test
    void what_the_agent_adds_counts_from_an_empty_one() {
        assertThat(line(1_000_000, 800_000_000, 860_000_000)).contains("| 60 ").contains("≤ 64 B each: met");
        assertThat(line(1_000_000, 800_000_000, 870_000_000)).contains("≤ 64 B each: missed");
    }

    @Test
    void beside_fewer_threads_all_that_the_agent_takes_counts() {
        assertThat(line(100_000, 80_000_000, 91_000_000)).contains("≤ 20 MB: met");
        assertThat(line(100_000, 80_000_000, 94_000_000)).contains("≤ 20 MB: missed");
    }

    private static String line(int threads, long empty, long ours) {
        LiveThreads live = new LiveThreads(
                threads,
                Map.of(
                        Variant.NONE, List.of(new UsedMemory(empty, 0, 0)),
                        Variant.EMPTY, List.of(new UsedMemory(empty, 0, 0)),
                        Variant.OURS, List.of(new UsedMemory(ours, 8_000_000, 0))),
                threads);
        return LiveThreads.table(List.of(live)).print().get(2);
    }
}
