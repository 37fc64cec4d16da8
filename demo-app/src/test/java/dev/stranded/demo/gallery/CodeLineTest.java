package dev.stranded.demo.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.demo.pitfall.ClosingTwice;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodeLineTest {
    private static final int LINE = 1;

    @Test
    void a_line_of_a_bundled_program_is_shown_with_its_code() {
        assertThat(CodeLine.of(spawnedAt(ClosingTwice.class.getName() + ".lambda$leak$0(ClosingTwice.java:1)")))
                .containsExactly(new CodeLine(
                        "spawned",
                        ClosingTwice.class.getName() + ".lambda$leak$0(ClosingTwice.java:1)",
                        "ClosingTwice.java:" + LINE,
                        "package dev.stranded.demo.pitfall;"));
    }

    @Test
    void a_line_of_somebody_else_is_shown_without() {
        assertThat(CodeLine.of(spawnedAt("com.acme.Shop.<init>(Shop.java:9)")))
                .containsExactly(new CodeLine("spawned", "com.acme.Shop.<init>(Shop.java:9)", "Shop.java:9", ""));
    }

    @Test
    void what_is_no_line_is_not_shown() {
        assertThat(CodeLine.of(spawnedAt("spawn site unknown"))).isEmpty();
    }

    private static Finding spawnedAt(String site) {
        Instant now = Instant.EPOCH;
        return new Finding(
                "jvm",
                "signature",
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.OPEN,
                1,
                now,
                now,
                "title",
                "advice",
                null,
                new Finding.Site(site, List.of(), List.of(), null),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
