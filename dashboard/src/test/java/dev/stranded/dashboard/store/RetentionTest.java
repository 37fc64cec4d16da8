package dev.stranded.dashboard.store;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.SetClock;
import dev.stranded.dashboard.StoreKind;
import dev.stranded.dashboard.Told;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class RetentionTest {
    private static final long MEGABYTE = 1 << 20;

    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    RetentionTest(StoreKind kind) {
        this.kind = kind;
    }

    @Test
    void what_is_over_is_forgotten_after_so_many_days_and_what_goes_on_is_not() {
        try (Store store = Store.open(kind.in(folder, new Keep(7, MEGABYTE << 10)), clock)) {
            put(store, "gone", List.of(finding("gone", "abc", FindingLife.OPEN)), Told.goodbye("gone", NOON));
            put(store, "silent", List.of(), null);
            clock.pass(Duration.ofDays(7));
            put(
                    store,
                    "live",
                    List.of(finding("live", "open", FindingLife.OPEN), finding("live", "over", FindingLife.RESOLVED)),
                    null);
            store.tidy();
            assertThat(store.jvms()).extracting(JvmRow::id).contains("gone", "silent", "live");

            clock.pass(Duration.ofSeconds(2));
            put(store, "live", List.of(), null);
            store.tidy();
            assertThat(store.jvms()).extracting(JvmRow::id).containsExactly("live");
            assertThat(store.finding("live", "open")).isNotNull();
            assertThat(store.finding("live", "over")).isNull();
        }
    }

    @Test
    void of_too_much_what_is_over_goes_first_and_the_open_findings_of_live_jvms_stay() {
        try (Store store = Store.open(kind.in(folder, new Keep(7, 8 * MEGABYTE)), clock)) {
            int gone = 0;
            while (gone == 0 || store.jvm("gone0") != null) {
                String jvm = "gone" + gone++;
                put(store, jvm, manyFindings(jvm), Told.goodbye(jvm, NOON));
                put(store, "live", List.of(finding("live", "open", FindingLife.OPEN)), null);
                clock.pass(Duration.ofSeconds(1));
                store.tidy();
                assertThat(gone).isLessThan(JvmRows.MOST_GONE / 2);
            }
            assertThat(store.finding("live", "open")).isNotNull();
            assertThat(store.jvm("gone" + (gone - 1))).isNotNull();
        }
    }

    @Test
    void it_says_what_it_keeps() {
        try (Store store = Store.open(kind.in(folder, Keep.ofMegabytes(7, 64)), clock)) {
            Kept kept = store.kept();
            assertThat(kept.kind()).isEqualToIgnoringCase(kind.name());
            assertThat(kept.keepDays()).isEqualTo(7);
            assertThat(kept.keepBytes()).isEqualTo(64 * MEGABYTE);
            assertThat(kept.usedBytes()).isBetween(1L, 64 * MEGABYTE);
        }
    }

    private static List<Finding> manyFindings(String jvm) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            findings.add(finding(jvm, "s" + i, FindingLife.OPEN));
        }
        return findings;
    }

    private static Finding finding(String jvm, String signature, FindingLife state) {
        return Told.finding(jvm, signature, Verdict.SUSPECTED, state, 1);
    }

    private static void put(Store store, String jvm, List<Finding> findings, @Nullable Goodbye goodbye) {
        store.put(new Batch(
                Told.hello(jvm),
                List.of(),
                null,
                findings.stream().map(Line::of).toList(),
                List.of(),
                List.of(),
                goodbye,
                1,
                0));
    }
}
