package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.benchmarks.cases.DumpReader;
import dev.stranded.benchmarks.cases.Queues;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static final Row ROW =
            Row.of("put+take", Queues.class, "linkedPutTake").atLeast(0.97, Variant.NONE);

    @Test
    void the_ratio_is_the_median_of_the_rounds_ratios_with_their_range_beside() {
        assertThat(line(forks(100, 101, 102), forks(98, 99, 100), forks(96, 101, 98)))
                .contains("| 0.96 ")
                .contains("| 0.96–1.00 ")
                .contains("| 3, 3, 3 ")
                .contains("≥ 0.97 of none: missed");
    }

    @Test
    void a_ratio_that_reaches_the_bar_meets_it() {
        assertThat(line(forks(100, 100, 100), forks(99, 99, 99), forks(97, 98, 99)))
                .contains("≥ 0.97 of none: met");
    }

    @Test
    void a_ratio_to_a_baseline_that_varies_on_its_own_is_not_measured() {
        assertThat(line(forks(100, 106, 112), forks(100, 101, 102), forks(100, 100, 100)))
                .contains("not measured (spread 5.7 %)")
                .contains("≥ 0.97 of none: not measured");
    }

    @Test
    void one_or_two_rounds_measure_nothing() {
        assertThat(line(forks(100, 100), forks(100, 100), forks(100, 100)))
                .contains("not measured (fewer than 3 rounds)")
                .contains("≥ 0.97 of none: not measured");
    }

    @Test
    void what_changes_slowly_within_one_jvm_does_not_keep_pairs_from_being_compared() {
        assertThat(visited(forks(100, 110, 120), forks(98, 108, 117)))
                .contains("| 0.980 ")
                .contains("≥ 0.97 of away: met");
    }

    @Test
    void pairs_that_do_not_agree_measure_nothing() {
        assertThat(visited(forks(100, 100, 100), forks(90, 98, 105))).contains("≥ 0.97 of away: not measured");
    }

    @Test
    void readers_of_dumps_are_compared_round_by_round() {
        Map<DumpReader, List<Reading.Once>> reads = new EnumMap<>(Map.of(
                DumpReader.INDEX, reads(100, 100, 200),
                DumpReader.VERDICT, reads(300, 300, 500),
                DumpReader.SHARK, reads(600, 800, 1_400)));
        List<String> lines = Table.ofReadings(List.of(new Reading(1_000 << 20, reads, Map.of(DumpReader.SHARK, 500))))
                .print();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(2)).contains("index only").contains("| 100 ").contains("| 100–200 ");
        assertThat(lines.get(4))
                .contains("shark")
                .contains("| 7.00 ")
                .contains("| 2.67 ")
                .contains("| 500 (1/2) ");
    }

    private static List<Reading.Once> reads(double... millis) {
        return Arrays.stream(millis)
                .mapToObj(one -> new Reading.Once(one, 2 * one, 20))
                .toList();
    }

    private static String line(List<Fork> none, List<Fork> empty, List<Fork> ours) {
        Measured measured = new Measured(ROW, Map.of(Variant.NONE, none, Variant.EMPTY, empty, Variant.OURS, ours));
        return Table.of(List.of(measured), List.of()).print().get(2);
    }

    private static String visited(List<Fork> away, List<Fork> ours) {
        Measured measured = new Measured(ROW, Map.of(Variant.AWAY, away, Variant.OURS, ours));
        return Table.ofVisits(List.of(measured)).print().get(2);
    }

    private static List<Fork> forks(double... opsPerSecond) {
        return Arrays.stream(opsPerSecond)
                .mapToObj(ops -> new Fork(ops, 3, 1e9 / ops))
                .toList();
    }
}
