package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.PoolPerRequest;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Executors that are made again and again. */
final class AbandonedExecutorsIT {
    private static final int ENOUGH_SNAPSHOTS = 30;

    static Stream<Arguments> everyPoolOnEveryJdk() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of("pool", "sweeper", "timer").map(pool -> Arguments.of(pool, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyPoolOnEveryJdk")
    void pools_that_nobody_shuts_down_are_found_where_they_are_made(String pool, Jdk jdk) throws IOException {
        Marks marks = Marks.of(PoolPerRequest.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, PoolPerRequest.class, "forgotten", pool))) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.ABANDONED_EXECUTOR
                                    && found.state() == FindingLife.OPEN
                                    && found.verdict() == Verdict.EVIDENT,
                            "evidently abandoned executors");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame(pool));
            assertThat(finding.count()).isGreaterThanOrEqualTo(20);
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyPoolOnEveryJdk")
    void of_pools_that_are_shut_down_nothing_is_said(String pool, Jdk jdk) throws IOException {
        Watched.assertNothingSaidOf(ChildProgram.of(jdk, PoolPerRequest.class, "shutdown", pool), ENOUGH_SNAPSHOTS);
    }
}
