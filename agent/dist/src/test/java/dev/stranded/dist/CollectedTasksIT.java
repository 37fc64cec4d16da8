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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Virtual threads that the garbage collector takes while they wait. */
final class CollectedTasksIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int MANY = 30;

    static List<Jdk> everyJdkWithVirtualThreads() {
        return Jdks.all().stream().filter(Jdk::hasVirtualThreads).toList();
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithVirtualThreads")
    void tasks_collected_while_they_wait_are_proven_stranded(Jdk jdk) throws IOException {
        Marks marks = Marks.of(DroppedScopes.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, DroppedScopes.class, "forsaken"))) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.STRANDED_TASK
                                    && found.verdict() == Verdict.PROVEN
                                    && found.count() >= MANY,
                            MANY + " tasks proven stranded");
            assertThat(finding.state()).isEqualTo(FindingLife.OPEN);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("wait"));
            assertThat(finding.title()).contains("garbage collector");
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithVirtualThreads")
    void of_tasks_that_are_served_nothing_is_said_when_their_executor_is_dropped(Jdk jdk) throws IOException {
        Watched.assertNothingSaidOf(ChildProgram.of(jdk, DroppedScopes.class, "served"), ENOUGH_SNAPSHOTS);
    }
}
