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
    void what_two_servers_differ_by_and_what_the_machine_does_are_not_laid_to_the_agent() {
        Crossover crossover = new Crossover(List.of(
                stay(List.of(run(1_000, 200), run(500, 400)), List.of(run(800, 250), run(400, 500))),
                stay(List.of(run(600, 500), run(784, 250)), List.of(run(750, 400), run(980, 200)))));
        assertThat(crossover.ratios(Variant.OURS, Served.Run::throughput))
                .allSatisfy(ratio -> assertThat(ratio).isBetween(0.999, 1.001));
        assertThat(ours(crossover)).contains("≥ 0.99: met, p99 ≤ 1.05: met");
    }

    @Test
    void each_change_tells_what_the_agent_costs() {
        Crossover crossover = new Crossover(List.of(
                stay(List.of(run(900, 220)), List.of(run(1_250, 180))),
                stay(List.of(run(1_125, 198)), List.of(run(1_000, 200))),
                stay(List.of(run(900, 220)), List.of(run(1_250, 180)))));
        assertThat(crossover.ratios(Variant.OURS, Served.Run::throughput))
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isBetween(0.899, 0.901));
        assertThat(ours(crossover)).contains("≥ 0.99: missed, p99 ≤ 1.05: missed");
    }

    private static Macro stay(List<Served.Run> there, List<Served.Run> away) {
        return new Macro(Map.of(Variant.AWAY, away, Variant.OURS, there));
    }

    private static String ours(Served served) {
        return served.table().print().stream()
                .filter(line -> line.startsWith("| ours"))
                .findFirst()
                .orElseThrow();
    }

    private static Served.Run run(double throughput, double p99) {
        return new Served.Run(throughput, 500, 40, 100, p99);
    }
}
