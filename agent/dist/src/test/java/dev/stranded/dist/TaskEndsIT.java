package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.FailedServers;
import dev.stranded.testbed.programs.OutOfMemory;
import dev.stranded.testbed.programs.WaysToEnd;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.SyncState;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How tasks end. */
final class TaskEndsIT {
    private static final Marks MARKS = Marks.of(WaysToEnd.class);
    private static final long EACH = 5;
    private static final List<String> FAILING = List.of("executed", "submitted", "stage", "fork-join");

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tasks_are_counted_by_how_they_ended(Where where) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), WaysToEnd.class, where.threads()))) {
            watched.jvm().awaitLine("ended");
            Snapshot snapshot = watched.findings()
                    .awaitSnapshot(
                            seen -> failed(seen, "failing-" + where.threads()) == EACH
                                    && FAILING.stream().allMatch(way -> failed(seen, way) == EACH),
                            EACH + " failures of each kind");
            SpawnSiteState interrupted =
                    site(snapshot, "interrupted-" + where.threads()).orElseThrow();
            assertThat(interrupted.interrupted()).isEqualTo(EACH);
            assertThat(interrupted.failed()).isNull();
            SpawnSiteState running = site(snapshot, "cancelled-running").orElseThrow();
            assertThat(running.interrupted()).isEqualTo(EACH);
            assertThat(running.cancelled()).isNull();
            assertThat(running.failed()).isNull();
            SpawnSiteState queued = site(snapshot, "cancelled-queued").orElseThrow();
            assertThat(queued.cancelled()).isEqualTo(EACH);
            assertThat(queued.interrupted()).isNull();
            assertThat(site(snapshot, "normal")).isEmpty();
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void that_others_failed_is_evidence_of_being_stranded(Where where) throws IOException {
        Marks marks = Marks.of(FailedServers.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), FailedServers.class, where.threads()))) {
            Finding finding = watched.findings()
                    .awaitFinding(
                            found -> found.kind() == FindingKind.STRANDED_TASK
                                    && found.state() == FindingLife.OPEN
                                    && found.evidence().stream()
                                            .anyMatch(link -> link.fact()
                                                    .contains(
                                                            "ended by an exception (java.lang.IllegalStateException)")),
                            "a stranded task whose server failed");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(finding.toString()).doesNotContain("no such answer");
            ChannelState channel = Objects.requireNonNull(finding.channel());
            assertThat(channel.type()).isEqualTo("java.util.concurrent.CountDownLatch");
            assertThat(channel.id()).isPositive();
            SyncState state = Objects.requireNonNull(channel.state());
            assertThat(state.count()).isEqualTo(1);
            assertThat(finding.evidence()).extracting(Finding.Evidence::fact).contains("the latch's count is 1");
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void those_that_want_of_memory_ends_are_counted(Where where) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), OutOfMemory.class, where.threads()))) {
            watched.jvm().awaitLine("ended, having made 0");
            Snapshot snapshot = watched.findings()
                    .awaitSnapshot(seen -> seen.memory().outOfMemory() != null, "tasks that ended by want of memory");
            assertThat(snapshot.memory().outOfMemory()).isEqualTo(3);
            watched.end();
        }
    }

    private static long failed(Snapshot snapshot, String way) {
        return site(snapshot, way).map(SpawnSiteState::failed).orElse(0L);
    }

    private static Optional<SpawnSiteState> site(Snapshot snapshot, String way) {
        Pattern frame = MARKS.frame(way);
        return snapshot.sites().stream()
                .filter(site -> frame.matcher(site.site()).matches())
                .findFirst();
    }
}
