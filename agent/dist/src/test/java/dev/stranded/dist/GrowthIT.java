package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.BorrowedConnections;
import dev.stranded.testbed.programs.BoundlessPool;
import dev.stranded.testbed.programs.OutrunConsumer;
import dev.stranded.testbed.programs.OutrunPool;
import dev.stranded.testbed.programs.ThreadPerRequest;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GrowthIT {
    private static final int ENOUGH_SNAPSHOTS = 30;

    static Stream<Where> everywhere() {
        return Where.all();
    }

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everyBoundlessPool() {
        return Where.all().map(where -> Arguments.of(where.isVirtual() ? "per-task" : "cached", where.jdk()));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_thread_per_request_is_found_while_the_callee_is_slow(Where where) throws IOException {
        Marks marks = Marks.of(ThreadPerRequest.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), ThreadPerRequest.class, where.threads()))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.UNBOUNDED_SPAWN);
            assertThat(finding.title()).contains(where.isVirtual() ? "virtual threads live" : " threads live");
            assertSpawnedAndWaiting(finding, marks);
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyBoundlessPool")
    void a_pool_without_a_bound_is_found_where_it_is_given_work(String sort, Jdk jdk) throws IOException {
        Marks marks = Marks.of(BoundlessPool.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, BoundlessPool.class, sort))) {
            assertSpawnedAndWaiting(watched.findings().awaitFinding(FindingKind.UNBOUNDED_SPAWN), marks);
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_queue_of_an_outrun_pool_is_found(Jdk jdk) throws IOException {
        Marks marks = Marks.of(OutrunPool.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, OutrunPool.class))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.BACKLOG);
            assertThat(Objects.requireNonNull(finding.channel()).executor()).isNotNull();
            assertGrowing(finding, "LinkedBlockingQueue", marks.frame("made"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void what_stands_in_line_at_an_outrun_fork_join_pool_is_found(Jdk jdk) throws IOException {
        Marks marks = Marks.of(OutrunPool.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, OutrunPool.class, "fork-join"))) {
            assertGrowing(
                    watched.findings().awaitFinding(FindingKind.BACKLOG), "ForkJoinPool", marks.frame("fork-join"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    static Stream<Arguments> everyQueueEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of(
                                "LinkedBlockingQueue",
                                "LinkedBlockingDeque",
                                "PriorityBlockingQueue",
                                "LinkedTransferQueue")
                        .map(queue -> Arguments.of(queue, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyQueueEverywhere")
    void the_queue_of_an_outrun_consumer_is_found(String queue, Where where) throws IOException {
        Marks marks = Marks.of(OutrunConsumer.class);
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), OutrunConsumer.class, where.threads(), queue))) {
            assertGrowing(watched.findings().awaitFinding(FindingKind.BACKLOG), queue, marks.frame(queue));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    static Stream<Arguments> everyGuardEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("queue", "permits", "lock").map(guard -> Arguments.of(guard, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyGuardEverywhere")
    void threads_that_pile_up_before_what_they_borrow_are_found(String guard, Where where) throws IOException {
        Marks marks = Marks.of(BorrowedConnections.class);
        try (Watched watched = Watched.start(
                ChildProgram.of(where.jdk(), BorrowedConnections.class, where.threads(), "rush", guard))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.UNBOUNDED_SPAWN);
            assertThat(finding.count()).isGreaterThanOrEqualTo(50);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame(guard));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyGuardEverywhere")
    void of_threads_that_borrow_in_turn_nothing_is_said(String guard, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), BorrowedConnections.class, where.threads(), "calm", guard),
                ENOUGH_SNAPSHOTS);
    }

    private static void assertSpawnedAndWaiting(Finding finding, Marks marks) {
        assertThat(finding.verdict()).isEqualTo(finding.count() < 500 ? Verdict.SUSPECTED : Verdict.EVIDENT);
        assertThat(finding.count()).isGreaterThanOrEqualTo(50);
        Finding.Site spawn = Objects.requireNonNull(finding.spawn());
        assertThat(spawn.site()).matches(marks.frame("spawn"));
        assertThat(spawn.application()).isNotEmpty();
        Finding.Wait wait = Objects.requireNonNull(finding.blocked());
        assertThat(wait.operation()).isEqualTo("sleep");
        assertThat(wait.timed()).isTrue();
        assertThat(wait.stack())
                .anyMatch(frame -> marks.frame("wait").matcher(frame).matches());
    }

    private static void assertGrowing(Finding finding, String queue, Pattern made) {
        assertThat(finding.verdict()).isEqualTo(Verdict.EVIDENT);
        ChannelState channel = Objects.requireNonNull(finding.channel());
        assertThat(channel.type()).isEqualTo("java.util.concurrent." + queue);
        assertThat(channel.created()).matches(made);
        assertThat(channel.bounded()).isFalse();
        assertThat(channel.size()).isEqualTo(finding.count()).isGreaterThanOrEqualTo(100);
    }
}
