package dev.stranded.dist;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.programs.AcceptedHandOffs;
import dev.stranded.testbed.programs.AnsweredRequests;
import dev.stranded.testbed.programs.BurstOfRequests;
import dev.stranded.testbed.programs.BusyDay;
import dev.stranded.testbed.programs.HeldBackProducers;
import dev.stranded.testbed.programs.HeldUpService;
import dev.stranded.testbed.programs.IdlePools;
import dev.stranded.testbed.programs.Mailboxes;
import dev.stranded.testbed.programs.NewCounters;
import dev.stranded.testbed.programs.PermitPerRequest;
import dev.stranded.testbed.programs.PollingConsumers;
import dev.stranded.testbed.programs.PoolOfWorkers;
import dev.stranded.testbed.programs.QueueThatDrains;
import dev.stranded.testbed.programs.QuietEvening;
import dev.stranded.testbed.programs.SlowJobs;
import dev.stranded.testbed.programs.SlowLedger;
import dev.stranded.testbed.programs.WaitingRoom;
import dev.stranded.testbed.programs.WavesOfOrders;
import dev.stranded.testbed.programs.WorkForTomorrow;
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

    private static final List<Class<?>> ON_ANY_THREADS = List.of(
            AcceptedHandOffs.class,
            BurstOfRequests.class,
            BusyDay.class,
            HeldBackProducers.class,
            HeldUpService.class,
            Mailboxes.class,
            NewCounters.class,
            PermitPerRequest.class,
            PollingConsumers.class,
            QueueThatDrains.class,
            QuietEvening.class,
            SlowJobs.class,
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
        Watched.assertNothingSaidOf(ChildProgram.of(where.jdk(), program, where.threads()), ENOUGH_SNAPSHOTS);
    }

    static Stream<Arguments> everyWaitingRoomEverywhere() {
        return Where.all().flatMap(where -> Stream.of("queue", "permit").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest
    @MethodSource("everyWaitingRoomEverywhere")
    void of_requests_that_wait_behind_those_of_another_line_nothing_is_said(String way, Where where)
            throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), WaitingRoom.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }

    static Stream<Arguments> everyLedgerEverywhere() {
        return Where.all().flatMap(where -> Stream.of("lock", "monitor").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyLedgerEverywhere")
    void of_requests_that_wait_for_a_slow_holder_of_a_lock_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), SlowLedger.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_requests_that_are_answered_in_the_end_nothing_is_said(Where where) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(where.threads()));
        arguments.addAll(Desks.WAYS);
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), AnsweredRequests.class, arguments.toArray(new String[0])),
                ENOUGH_SNAPSHOTS);
    }
}
