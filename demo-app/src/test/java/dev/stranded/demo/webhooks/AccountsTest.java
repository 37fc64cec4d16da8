package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.demo.sender.Fate;
import dev.stranded.demo.sender.SenderTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {
    @TempDir
    Path folder;

    @Test
    void after_a_crash_each_webhook_is_processed_rejected_or_lost() throws IOException {
        Accounts accounts = settle(
                true,
                "1 " + SenderTerms.id(0) + "\n2 " + SenderTerms.id(1) + "\n",
                Fate.ACKNOWLEDGED,
                Fate.UNANSWERED,
                Fate.ACKNOWLEDGED,
                Fate.REJECTED,
                Fate.UNANSWERED,
                Fate.NOT_DUE);
        assertThat(accounts).isEqualTo(new Accounts(2, 1, 1, 1, 1, 0));
        assertThat(accounts.sum()).isEqualTo(5);
    }

    @Test
    void with_a_receiver_that_lives_nothing_is_lost_but_under_way() throws IOException {
        Accounts accounts = settle(false, "1 " + SenderTerms.id(0) + "\n", Fate.ACKNOWLEDGED, Fate.ACKNOWLEDGED);
        assertThat(accounts.lost()).isZero();
        assertThat(accounts.open()).isEqualTo(1);
    }

    private Accounts settle(boolean crashed, String api, Fate... fates) throws IOException {
        byte[] codes = new byte[fates.length];
        for (int i = 0; i < fates.length; i++) {
            codes[i] = fates[i].code();
        }
        Path sender = Files.write(folder.resolve("sender"), codes);
        return Accounts.settle(sender, Files.writeString(folder.resolve("api"), api), crashed);
    }
}
