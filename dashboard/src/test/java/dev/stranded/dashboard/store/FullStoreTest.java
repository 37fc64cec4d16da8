package dev.stranded.dashboard.store;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stranded.dashboard.SetClock;
import dev.stranded.dashboard.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullStoreTest {
    private static final long MOST_BYTES = 512 << 10;

    @Test
    void a_full_store_says_so_takes_nothing_more_and_keeps_what_it_has(@TempDir Path folder) throws Exception {
        StoreSettings settings = new StoreSettings(folder, null, null, null, new Keep(1, MOST_BYTES));
        try (Store store = Store.open(settings, new SetClock())) {
            int stored = 0;
            StoreFailure failure = put(store, stored);
            while (failure == null) {
                failure = put(store, ++stored);
            }
            assertThat(failure.reason()).isEqualTo(StoreFailure.Reason.FULL);
            assertThat(failure.sentence()).contains("no more room in the database " + folder);
            assertThat(store.findingsOf("j1")).hasSize(Math.min(stored, FindingRows.MOST_LISTED));
            assertThat(Files.size(folder.resolve("stranded.db"))).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private static StoreFailure put(Store store, int number) {
        Batch batch = new Batch(
                Told.hello("j1"),
                List.of(Sample.of(Line.of(Told.snapshot("j1", NOON.plusSeconds(number), number)))),
                null,
                List.of(Line.of(Told.finding("j1", "s" + number, number))),
                List.of(),
                List.of(),
                null,
                3,
                0);
        return catchThrowableOfType(StoreFailure.class, () -> store.put(batch));
    }
}
