package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.programs.AcceptedHandOffs;
import dev.stranded.testbed.programs.AnsweredRequests;
import dev.stranded.testbed.programs.BurstOfRequests;
import dev.stranded.testbed.programs.BusyDay;
import dev.stranded.testbed.programs.HeldBackProducers;
import dev.stranded.testbed.programs.IdlePools;
import dev.stranded.testbed.programs.PermitPerRequest;
import dev.stranded.testbed.programs.PollingConsumers;
import dev.stranded.testbed.programs.PoolOfWorkers;
import dev.stranded.testbed.programs.QueueThatDrains;
import dev.stranded.testbed.programs.WavesOfOrders;
import dev.stranded.testbed.programs.WorkForTomorrow;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs shaped like the leaky ones, of which nothing must be said. */
final class HealthyTwinsIT {
    private static final int ENOUGH_SNAPSHOTS = 60;
    private static final int MOST_TIMES_MORE = 10;

    private static final List<Class<?>> ON_ANY_THREADS = List.of(
            AcceptedHandOffs.class,
            BurstOfRequests.class,
            BusyDay.class,
            HeldBackProducers.class,
            PermitPerRequest.class,
            PollingConsumers.class,
            QueueThatDrains.class,
            WavesOfOrders.class,
            WorkForTomorrow.class);
    private static final List<Class<?>> POOLS = List.of(IdlePools.class, PoolOfWorkers.class);

    static Stream<Arguments> everyTwinEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.concat(
                                ON_ANY_THREADS.stream(), where.isVirtual() ? Stream.of() : POOLS.stream())
                        .map(program -> Arguments.of(program.getSimpleName(), program, where)));
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("everyTwinEverywhere")
    void of_a_healthy_program_nothing_is_said(String name, Class<?> program, Where where) throws IOException {
        assertNothingSaidOf(ChildProgram.of(where.jdk(), program, where.threads()));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_requests_that_are_answered_in_the_end_nothing_is_said(Where where) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(where.threads()));
        arguments.addAll(Desks.WAYS);
        assertNothingSaidOf(ChildProgram.of(where.jdk(), AnsweredRequests.class, arguments.toArray(new String[0])));
    }

    private static void assertNothingSaidOf(ChildProgram program) throws IOException {
        try (Watched watched = Watched.start(program)) {
            watched.jvm().awaitLine("settled");
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            for (int more = 0;
                    more < MOST_TIMES_MORE && !watched.findings().open().isEmpty();
                    more++) {
                watched.findings().settle(ENOUGH_SNAPSHOTS);
            }
            // A machine that starves the program may raise a suspicion; then it must have been taken back.
            assertThat(watched.findings().open()).isEmpty();
            assertThat(watched.findings().all()).extracting(Finding::verdict).allMatch(Verdict.SUSPECTED::equals);
            assertThat(watched.findings().newest().tasks().live()).isPositive();
            watched.end();
        }
    }
}
