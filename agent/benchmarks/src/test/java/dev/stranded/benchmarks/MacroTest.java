package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MacroTest {
    @Test
    void throughput_and_the_99th_percentile_have_a_bar_each() {
        Macro macro = new Macro(Map.of(
                Variant.NONE, List.of(run(1_000, 200), run(1_100, 220), run(1_200, 240)),
                Variant.OURS, List.of(run(995, 220), run(1_095, 242), run(1_190, 264))));
        assertThat(ours(macro)).contains("≥ 0.99: met, p99 ≤ 1.05: missed");
    }

    @Test
    void hooks_that_are_switched_say_nothing_of_the_99th_percentile() {
        Macro macro = new Macro(Map.of(
                Variant.OFF, List.of(run(1_000, 200), run(1_100, 220), run(1_200, 240)),
                Variant.OURS, List.of(run(970, 220), run(1_070, 242), run(1_190, 264))));
        assertThat(ours(macro)).contains("≥ 0.99: missed").doesNotContain("p99");
    }

    private static String ours(Macro macro) {
        return macro.table().print().stream()
                .filter(line -> line.startsWith("| ours"))
                .findFirst()
                .orElseThrow();
    }

    private static Macro.Run run(double throughput, double p99) {
        return new Macro.Run(throughput, 500, 40, 100, p99);
    }
}
