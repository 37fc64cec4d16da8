package dev.stranded.dashboard.store;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.Told;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesMakerTest {
    private static final long SECOND = 1_000;

    @Test
    void without_samples_it_is_empty() {
        Series series = SeriesMaker.make(List.of(), SECOND, 300);
        assertThat(series.at()).isEmpty();
        assertThat(series.sites()).isEmpty();
    }

    @Test
    void where_the_jvm_was_silent_there_is_a_gap_and_no_line() {
        Series series =
                SeriesMaker.make(List.of(sample(0, 1), sample(1, 2), sample(20, 5), sample(21, 6)), SECOND, 300);
        assertThat(series.live()).containsExactly(1L, 2L, null, 5L, 6L);
        assertThat(series.startedPerSecond()).containsExactly(null, 10.0, null, null, 10.0);
        assertThat(series.rssBytes()).containsOnlyNulls().hasSize(5);
        assertThat(series.sites().get(0).live()).containsExactly(1L, 2L, null, 5L, 6L);
        assertThat(series.channels().get(0).size()).containsExactly(1L, 2L, null, 5L, 6L);
        assertThat(series.at()).isSorted();
    }

    @Test
    void samples_that_come_seldom_are_no_gap() {
        Series series = SeriesMaker.make(List.of(sample(0, 1), sample(20, 2)), 20 * SECOND, 300);
        assertThat(series.live()).containsExactly(1L, 2L);
    }

    @Test
    void more_samples_than_points_keep_their_peaks() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            samples.add(sample(i, i == 500 ? 9_999 : 1));
        }
        Series series = SeriesMaker.make(samples, SECOND, 100);
        assertThat(series.at()).hasSizeBetween(90, 110).isSorted();
        assertThat(series.live()).contains(9_999L).doesNotContainNull();
    }

    @Test
    void eight_sites_have_a_line_of_their_own_and_the_rest_one_together() {
        List<SpawnSiteState> sites = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            sites.add(Told.site("A.b(A.java:" + i + ")", i));
        }
        Series series = SeriesMaker.make(List.of(Sample.of(Line.of(snapshot(sites)))), SECOND, 300);
        assertThat(series.sites()).hasSize(9);
        assertThat(series.sites().get(0).site()).isEqualTo("A.b(A.java:10)");
        assertThat(series.sites().get(8).site()).isEqualTo("others");
        assertThat(series.sites().get(8).form()).isNull();
        assertThat(series.sites().get(8).live()).containsExactly(1L + 2L);
    }

    @Test
    void a_site_that_has_no_live_task_any_more_is_at_zero() {
        Sample gone = Sample.of(Line.of(snapshot(List.of())));
        Series series = SeriesMaker.make(List.of(sample(-1, 3), gone), SECOND, 300);
        assertThat(series.sites().get(0).live()).containsExactly(3L, 0L);
    }

    private static Sample sample(long second, long live) {
        return Sample.of(Line.of(Told.snapshot("j1", NOON.plusSeconds(second), live)));
    }

    private static Snapshot snapshot(List<SpawnSiteState> sites) {
        Snapshot usual = Told.snapshot("j1", NOON, 1);
        return new Snapshot(
                "j1", NOON, usual.tasks(), sites, usual.channels(), List.of(), usual.memory(), usual.health(), null);
    }
}
