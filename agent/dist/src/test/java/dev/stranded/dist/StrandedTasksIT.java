package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Desk;
import dev.stranded.testbed.programs.ForsakenAnswers;
import dev.stranded.testbed.programs.ForsakenHandOffs;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StrandedTasksIT {
    private static final Marks DESK = Marks.of(Desk.class);

    /** From this JDK on virtual threads may be scheduled by {@code ForkJoinPool.execute}, which is not hooked then. */
    private static final int SCHEDULED_BY_EXECUTE = 19;

    static Stream<Arguments> everyQueueEverywhere() {
        return Where.all().flatMap(where -> Desks.WAYS.stream().map(way -> Arguments.of(way, where)));
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyQueueEverywhere")
    void requests_that_nobody_answers_are_suspected(String way, Where where) throws IOException {
        Marks marks = Marks.of(UnansweredRequests.class);
        String type = way.substring(0, way.indexOf('.'));
        String operation = way.substring(way.indexOf('.') + 1);
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), UnansweredRequests.class, way, where.threads()))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED);
            assertThat(finding.count()).isGreaterThanOrEqualTo(3);
            assertThat(finding.title()).contains(type + "." + operation + "()");
            Finding.Site spawn = Objects.requireNonNull(finding.spawn());
            assertThat(spawn.site()).matches(marks.frame("spawn"));
            assertThat(spawn.stack()).contains(spawn.site());
            Finding.Wait wait = Objects.requireNonNull(finding.blocked());
            assertThat(wait.site()).matches(DESK.frame(operation));
            assertThat(wait.operation()).isEqualTo(operation);
            assertThat(wait.timed()).isFalse();
            assertThat(wait.longestMillis()).isGreaterThanOrEqualTo(500);
            ChannelState channel = Objects.requireNonNull(finding.channel());
            assertThat(channel.type()).isEqualTo("java.util.concurrent." + type);
            assertThat(channel.created()).matches(DESK.frame(type));
            assertThat(operation.equals("take") ? channel.waitingTakers() : channel.waitingPutters())
                    .isPositive();
            assertThat(operation.equals("take") ? channel.waitingPutters() : channel.waitingTakers())
                    .isZero();
            assertThat(finding.tasks()).isNotEmpty().allMatch(task -> task.virtual() == where.isVirtual());
            watched.end();
            assertThat(watched.findings().open()).extracting(Finding::kind).containsOnly(FindingKind.STRANDED_TASK);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tasks_that_hand_over_what_nobody_takes_any_more_are_suspected(Where where) throws IOException {
        Marks marks = Marks.of(ForsakenHandOffs.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), ForsakenHandOffs.class, where.threads()))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("wait"));
            assertThat(finding.blocked().operation()).isEqualTo("put");
            assertThat(Objects.requireNonNull(finding.channel()).created()).matches(marks.frame("made"));
            watched.end();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyOtherPool")
    void tasks_of_pools_of_other_kinds_are_suspected_where_they_were_given(String pool, Jdk jdk) throws IOException {
        Marks marks = Marks.of(ForsakenAnswers.class);
        try (Watched watched = Watched.start(ChildProgram.of(jdk, ForsakenAnswers.class, pool))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(Objects.requireNonNull(finding.spawn()).site())
                    .matches(marks.frame(
                            switch (pool) {
                                case "asynchronous", "among-many" -> "spawn-later";
                                case "executing" -> "spawn-executing";
                                default -> "spawn";
                            }));
            assertThat(Objects.requireNonNull(finding.blocked()).operation()).isEqualTo("take");
            watched.end();
        }
    }

    static Stream<Arguments> everyOtherPool() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of("fork-join", "asynchronous", "among-many", "executing", "virtual-workers")
                        .filter(pool -> jdk.hasVirtualThreads() || !pool.equals("virtual-workers"))
                        .filter(pool -> jdk.feature() < SCHEDULED_BY_EXECUTE || !pool.equals("executing"))
                        .map(pool -> Arguments.of(pool, jdk)));
    }
}
