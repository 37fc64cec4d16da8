package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.DroppedScopes;
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

/** Virtual threads that the garbage collector takes while they wait. */
final class CollectedTasksIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int MANY = 30;
    private static final String RECLAIM = "-Dstranded.reclaim=";

    static Stream<Arguments> everyWay() {
        return Jdks.withVirtualThreads().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "executor", "false"),
                        Arguments.of(jdk, "executor", "true"),
                        Arguments.of(jdk, "bare", "true")));
    }

    static Stream<Arguments> everyHealthyWay() {
        return everyWay()
                .flatMap(way -> Stream.of("served", "unstarted")
                        .map(healthy -> Arguments.of(way.get()[0], way.get()[1], way.get()[2], healthy)));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void tasks_collected_while_they_wait_are_proven_stranded(Jdk jdk, String spawn, String reclaim) throws IOException {
        Marks marks = Marks.of(DroppedScopes.class);
        ChildProgram program =
                ChildProgram.of(jdk, DroppedScopes.class, "forsaken", spawn).jvmOptions(RECLAIM + reclaim);
        try (Watched watched = Watched.start(program)) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.STRANDED_TASK
                                    && found.verdict() == Verdict.PROVEN
                                    && found.count() >= MANY,
                            MANY + " tasks proven stranded");
            assertThat(finding.state()).isEqualTo(FindingLife.OPEN);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame(spawn));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("wait"));
            assertThat(finding.title()).contains("garbage collector");
            watched.findings()
                    .awaitSnapshot(
                            seen -> seen.sites().stream()
                                    .anyMatch(site -> marks.frame(spawn)
                                                    .matcher(site.site())
                                                    .matches()
                                            && site.collected() != null
                                            && site.collected() >= MANY),
                            MANY + " collected tasks at their spawn site");
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyHealthyWay")
    void of_tasks_that_are_served_or_never_begin_nothing_is_said(Jdk jdk, String spawn, String reclaim, String healthy)
            throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(jdk, DroppedScopes.class, healthy, spawn).jvmOptions(RECLAIM + reclaim),
                ENOUGH_SNAPSHOTS);
    }
}
