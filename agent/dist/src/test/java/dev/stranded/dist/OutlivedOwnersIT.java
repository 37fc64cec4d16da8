package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.ForgottenTasks;
import dev.stranded.testbed.programs.RememberedTasks;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that go on when the one that spawned them has ended. */
final class OutlivedOwnersIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int MANY = 20;

    static Stream<Arguments> everyLeakEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("pool", "thread")
                        .flatMap(server ->
                                Stream.of("beat", "poll", "await").map(work -> Arguments.of(server, work, where))));
    }

    static Stream<Arguments> everyHealthyWayEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("stopped", "long", "expiry", "workers", "services", "sessions", "main")
                        .map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyLeakEverywhere")
    void tasks_that_go_on_without_their_owner_are_told(String server, String work, Where where) throws IOException {
        Marks marks = Marks.of(ForgottenTasks.class);
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), ForgottenTasks.class, where.threads(), server, work))) {
            Finding first = watched.findings().awaitFinding(FindingKind.OUTLIVED_OWNER);
            assertThat(Objects.requireNonNull(first.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(first.blocked()).site()).matches(marks.frame(work));
            assertThat(first.blocked().timed()).isTrue();
            assertThat(first.evidence().get(0).fact()).containsPattern(marks.frame(server));
            Finding later = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.OUTLIVED_OWNER && found.count() >= MANY,
                            MANY + " of them");
            assertThat(later.verdict()).isEqualTo(Verdict.EVIDENT);
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
            assertThat(watched.findings().all().get(0).state()).isEqualTo(FindingLife.OPEN);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyWayEverywhere")
    void of_tasks_that_are_meant_to_go_on_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), RememberedTasks.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void one_leak_is_told_as_one_finding_only(Where where) throws IOException {
        // As above, but until there are so many that they are a pile, too.
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), ForgottenTasks.class, where.threads(), "pool", "beat"))) {
            watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.OUTLIVED_OWNER && found.count() >= 3 * MANY,
                            3 * MANY + " of them");
            watched.end();
            assertThat(watched.findings().all())
                    .extracting(Finding::kind)
                    .isEqualTo(List.of(FindingKind.OUTLIVED_OWNER));
        }
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }
}
