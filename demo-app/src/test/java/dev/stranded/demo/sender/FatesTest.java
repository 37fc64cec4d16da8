package dev.stranded.demo.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FatesTest {
    @Test
    void the_ledger_says_what_was_known_last_of_each(@TempDir Path folder) throws IOException {
        Fates fates = new Fates(4);
        for (int i = 0; i < 3; i++) {
            fates.due(i);
        }
        fates.rejected(1);
        fates.rejected(2);
        fates.acknowledged(2, TimeUnit.SECONDS.toNanos(3));
        fates.write(folder.resolve("ledger"));
        assertThat(Files.readAllBytes(folder.resolve("ledger")))
                .containsExactly(
                        Fate.UNANSWERED.code(), Fate.REJECTED.code(), Fate.ACKNOWLEDGED.code(), Fate.NOT_DUE.code());
        assertThat(fates.meter().turnedAway()).isEqualTo(2);
        assertThat(fates.meter().slowestMillis()).isBetween(2_990.0, 3_010.0);
    }

    @Test
    void an_id_leads_back_to_its_number() {
        assertThat(SenderTerms.number(SenderTerms.id(1_000_799))).isEqualTo(1_000_799);
    }
}
