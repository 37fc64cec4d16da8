package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.LastOrders;
import dev.stranded.testbed.programs.WorkAfterHours;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Work that is given to what is closed. */
final class ClosedChannelsIT {
    private static final int ENOUGH_SNAPSHOTS = 40;
    private static final List<String> DROPPING = List.of("discard", "discard-oldest", "caller-runs");
    private static final List<String> REFUSING = List.of("pool", "scheduled", "fork-join");
    private static final List<String> HEALTHY = List.of("stragglers", "shops", "full", "full-discard", "drained");

    static Stream<Arguments> everyDroppingWay() {
        return everywhere(DROPPING);
    }

    static Stream<Arguments> everyRefusingWay() {
        return Stream.concat(
                everywhere(REFUSING),
                Where.all()
                        .filter(where -> where.jdk().hasVirtualThreads())
                        .map(where -> Arguments.of("per-task", where)));
    }

    static Stream<Arguments> everyHealthyWay() {
        return everywhere(HEALTHY);
    }

    static Stream<Arguments> everyAwaitedWay() {
        return everywhere(List.of("awaited", "supplied"));
    }

    static Stream<Where> everyWhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyDroppingWay")
    void tasks_that_a_closed_pool_drops_in_silence_are_found(String way, Where where) throws IOException {
        Marks marks = Marks.of(WorkAfterHours.class);
        try (Watched watched = leaking(way, where)) {
            Finding finding = watched.awaitEvident(FindingKind.CLOSED_CHANNEL_USE);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("given"));
            assertThat(Objects.requireNonNull(finding.channel()).created()).matches(marks.frame("made"));
            assertThat(finding.title()).contains("dropped in silence");
            assertThat(finding.advice()).contains("send on a closed channel", "AbortPolicy");
            assertThat(finding.evidence())
                    .anySatisfy(link -> assertThat(link.fact())
                            .containsPattern(marks.frame("closed"))
                            .contains("\"main\""));
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyRefusingWay")
    void tasks_that_go_on_being_refused_are_found(String way, Where where) throws IOException {
        Marks marks = Marks.of(WorkAfterHours.class);
        try (Watched watched = leaking(way, where)) {
            Finding finding = watched.awaitEvident(FindingKind.CLOSED_CHANNEL_USE);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("given"));
            assertThat(finding.title()).contains("refused");
            assertThat(finding.advice()).contains("producers first");
            assertThat(finding.evidence())
                    .anySatisfy(link -> assertThat(link.fact()).containsPattern(marks.frame("closed")));
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyAwaitedWay")
    void a_dropped_task_that_is_waited_for_is_found_though_it_is_one(String way, Where where) throws IOException {
        Marks marks = Marks.of(WorkAfterHours.class);
        try (Watched watched = leaking(way, where)) {
            Finding finding = watched.awaitEvident(FindingKind.CLOSED_CHANNEL_USE);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame(way));
            assertThat(finding.count()).isEqualTo(1);
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest
    @MethodSource("everyWhere")
    void items_for_a_closed_publisher_are_found(Where where) throws IOException {
        Marks marks = Marks.of(WorkAfterHours.class);
        try (Watched watched = leaking("publisher", where)) {
            Finding finding = watched.awaitEvident(FindingKind.CLOSED_CHANNEL_USE);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("offered"));
            assertThat(Objects.requireNonNull(finding.channel()).created()).matches(marks.frame("published"));
            assertThat(finding.evidence())
                    .anySatisfy(link -> assertThat(link.fact()).containsPattern(marks.frame("silenced")));
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyWay")
    void of_stragglers_and_of_what_is_full_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), LastOrders.class, way, where.threads()), ENOUGH_SNAPSHOTS);
    }

    private static Stream<Arguments> everywhere(List<String> ways) {
        return Where.all().flatMap(where -> ways.stream().map(way -> Arguments.of(way, where)));
    }

    private static Watched leaking(String way, Where where) throws IOException {
        return Watched.start(ChildProgram.of(where.jdk(), WorkAfterHours.class, way, where.threads()));
    }
}
