package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.FailingStages;
import dev.stranded.testbed.programs.FailingTasks;
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

/** Tasks that fail. */
final class LostOutcomesIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int FAILED = 10;

    private static final List<String> LOSING_STAGES = List.of("dropped", "chain", "passed", "given", "rethrown");
    private static final List<String> HEALTHY_STAGES = List.of(
            "handle",
            "exceptionally",
            "compose",
            "log",
            "branch",
            "transfer",
            "cancel",
            "twice",
            "ask",
            "any",
            "first",
            "late",
            "timeout",
            "join",
            "get",
            "all",
            "both",
            "again",
            "beside-cancelled",
            "with-ended");

    static Stream<Where> everywhere() {
        return Where.all();
    }

    static Stream<Arguments> everyHealthyWay() {
        return Where.all()
                .flatMap(where -> Stream.of("seen", "interrupted", "cancelled").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void failures_that_nobody_can_look_at_any_more_are_told(Where where) throws IOException {
        Marks marks = Marks.of(FailingTasks.class);
        try (Watched watched = Watched.start(tasks("unseen", where))) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.LOST_OUTCOME && found.count() == FAILED,
                            FAILED + " lost outcomes");
            assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(finding.state()).isEqualTo(FindingLife.OPEN);
            assertThat(finding.title()).contains("IllegalStateException").doesNotContain("no such host");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(finding.evidence().get(0).fact()).containsPattern(marks.frame("thrown"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    static Stream<Arguments> everyLosingStage() {
        return Where.all().flatMap(where -> LOSING_STAGES.stream().map(way -> Arguments.of(way, where)));
    }

    static Stream<Arguments> everyHealthyStage() {
        return Where.all().flatMap(where -> HEALTHY_STAGES.stream().map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyLosingStage")
    void failures_of_stages_that_nobody_can_look_at_any_more_are_told(String way, Where where) throws IOException {
        Marks marks = Marks.of(FailingStages.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), FailingStages.class, way, where.threads()))) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.LOST_OUTCOME && found.count() == FAILED,
                            FAILED + " lost outcomes");
            assertThat(finding.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(finding.title()).contains("IllegalStateException").doesNotContain("no price");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame(way));
            assertThat(finding.evidence().get(0).fact()).containsPattern(marks.frame("thrown"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyStage")
    void of_failures_of_stages_that_were_looked_at_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), FailingStages.class, way, where.threads()), ENOUGH_SNAPSHOTS);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyWay")
    void of_failures_that_were_looked_at_or_are_none_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(tasks(way, where), ENOUGH_SNAPSHOTS);
    }

    private static ChildProgram tasks(String way, Where where) {
        return where.isVirtual()
                ? ChildProgram.of(where.jdk(), FailingTasks.class, way, "each")
                : ChildProgram.of(where.jdk(), FailingTasks.class, way);
    }
}
