package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.BusyClerk;
import dev.stranded.testbed.programs.RestlessClerk;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Consumers that burn a processor over an empty queue. */
final class SpinningConsumersIT {
    private static final int ENOUGH_SNAPSHOTS = 40;
    private static final List<String> SPINNING = List.of("poll-nothing", "asks", "yields", "interrupted", "awaits");
    private static final List<String> HEALTHY = List.of("counting", "served", "flooded", "patient", "sleepy");

    static Stream<Arguments> everySpinningWay() {
        return everywhere(SPINNING);
    }

    static Stream<Arguments> everyHealthyWay() {
        return everywhere(HEALTHY);
    }

    static Stream<Arguments> everyQueue() {
        return everywhere(List.of("poll", "poll-blocking", "pool"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everySpinningWay")
    void a_loop_around_what_has_nothing_to_give_is_found(String way, Where where) throws IOException {
        Marks marks = Marks.of(RestlessClerk.class);
        try (Watched watched = spinning(way, where)) {
            Finding finding = watched.awaitEvident(FindingKind.SPINNING_CONSUMER);
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame(way));
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawned"));
            assertThat(finding.advice()).contains("Go's");
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyQueue")
    void the_queue_that_is_polled_and_its_task_are_named(String way, Where where) throws IOException {
        Marks marks = Marks.of(RestlessClerk.class);
        try (Watched watched = spinning(way, where)) {
            Finding finding = watched.awaitEvident(FindingKind.SPINNING_CONSUMER);
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("poll"));
            assertThat(finding.blocked().operation()).isEqualTo("poll");
            assertThat(Objects.requireNonNull(finding.spawn()).site())
                    .matches(marks.frame(way.equals("pool") ? "submitted" : "spawned"));
            assertThat(Objects.requireNonNull(finding.channel()).type())
                    .endsWith(way.equals("poll-blocking") ? "LinkedBlockingQueue" : "ConcurrentLinkedQueue");
            assertThat(finding.count()).isEqualTo(1);
            assertThat(finding.advice()).contains("take()", "poison pill");
            watched.endWithOneFinding();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyWay")
    void of_those_that_work_or_are_served_or_wait_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), BusyClerk.class, way, where.threads()), ENOUGH_SNAPSHOTS);
    }

    private static Stream<Arguments> everywhere(List<String> ways) {
        return Where.all().flatMap(where -> ways.stream().map(way -> Arguments.of(way, where)));
    }

    private static Watched spinning(String way, Where where) throws IOException {
        return Watched.start(ChildProgram.of(where.jdk(), RestlessClerk.class, way, where.threads()));
    }
}
