package dev.stranded.dashboard.store;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.dashboard.SetClock;
import dev.stranded.dashboard.StoreKind;
import dev.stranded.dashboard.Told;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class TidyingTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final StoreKind kind;
    private final SetClock clock = new SetClock();
    private Store store;

    TidyingTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open(kind.in(folder), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void old_samples_are_thinned_to_one_a_minute_and_the_oldest_go() {
        Instant recent = NOON.plus(DAY).plus(DAY);
        List<Sample> samples = new ArrayList<>();
        samples.addAll(samples(NOON, 10, 1));
        samples.addAll(samples(recent.minusSeconds(3_600), 3_600, 1));
        samples.addAll(samples(recent, Tidying.MOST_AT_FULL_RATE, 1));
        put("j1", samples, List.of(), null);
        store.tidy();
        store.tidy();
        Series series = store.series(jvm("j1"), Span.ALWAYS, 1_000_000);
        assertThat(series.live()).doesNotContainNull();
        assertThat(series.at()).hasSize(60 + Tidying.MOST_AT_FULL_RATE);
        assertThat(series.at().get(0)).isEqualTo(recent.minusSeconds(3_600).toEpochMilli());
    }

    @Test
    void counts_of_a_finding_are_thinned_likewise() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < Tidying.MOST_AT_FULL_RATE + 120; i++) {
            findings.add(Told.finding("j1", "abc", i));
        }
        put("j1", List.of(), findings, null);
        store.tidy();
        assertThat(store.counts("j1", "abc")).hasSize(Tidying.MOST_AT_FULL_RATE + 2);
    }

    @Test
    void of_jvms_that_are_gone_the_longest_unheard_without_findings_are_forgotten() {
        put("leaky", List.of(), List.of(Told.finding("leaky", "abc", 1)), null);
        for (int i = 0; i < JvmRows.MOST_GONE + 5; i++) {
            clock.pass(Duration.ofSeconds(1));
            put("j" + i, samples(NOON, 1, 1), List.of(), Told.goodbye("j" + i, NOON));
        }
        clock.pass(Duration.ofMinutes(1));
        put("alive", List.of(), List.of(), null);
        store.tidy();
        List<String> kept = store.jvms().stream().map(JvmRow::id).toList();
        assertThat(kept)
                .hasSize(JvmRows.MOST_GONE + 1)
                .contains("alive", "leaky", "j204")
                .doesNotContain("j0", "j5");
        assertThat(store.finding("leaky", "abc")).isNotNull();
        assertThat(store.snapshot("j0")).isNull();
    }

    @Test
    void more_live_jvms_than_it_can_follow_are_refused_and_those_it_follows_are_not() {
        for (int i = 0; i < JvmRows.MOST_LIVE; i++) {
            put("j" + i, List.of(), List.of(), null);
        }
        assertThatThrownBy(() -> put("one-more", List.of(), List.of(), null))
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.TOO_MANY_JVMS));
        put("j0", List.of(), List.of(), null);
        clock.pass(Duration.ofSeconds(16));
        put("one-more", List.of(), List.of(), null);
    }

    @Test
    void of_very_many_findings_the_open_ones_stay() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Told.finding("j1", "open", 1));
        for (int i = 0; i < FindingRows.MOST_OF_A_JVM; i++) {
            findings.add(Told.finding("j1", "s" + i, Verdict.SUSPECTED, FindingLife.RESOLVED, 10 + i));
        }
        put("j1", List.of(), findings, null);
        store.tidy();
        assertThat(store.finding("j1", "open")).isNotNull();
        assertThat(store.finding("j1", "s0")).isNull();
        assertThat(store.finding("j1", "s1")).isNotNull();
    }

    private void put(String jvm, List<Sample> samples, List<Finding> findings, @Nullable Goodbye goodbye) {
        store.put(new Batch(
                Told.hello(jvm),
                samples,
                null,
                findings.stream().map(Line::of).toList(),
                List.of(),
                List.of(),
                goodbye,
                1,
                0));
    }

    private JvmRow jvm(String id) {
        return Objects.requireNonNull(store.jvm(id));
    }

    private static List<Sample> samples(Instant from, int count, long live) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(Sample.of(Line.of(Told.snapshot("j1", from.plusSeconds(i), live))));
        }
        return samples;
    }
}
