package dev.stranded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of programs shaped like leaky ones, at work and dumped, nothing may be proven, not even with an exception. With
 * {@code -Dprograms=all} each runs everywhere, else each in one place.
 */
@Execution(ExecutionMode.CONCURRENT)
final class HealthyProgramsIT {
    private static final int STACKS_OF_VIRTUAL_THREADS_SINCE = 22;

    @TempDir
    Path folder;

    static Stream<Arguments> programs() {
        List<Arguments> programs = new ArrayList<>();
        Stream.of(
                        AcceptedHandOffs.class,
                        BurstOfRequests.class,
                        BusyDay.class,
                        HeldBackProducers.class,
                        HeldUpService.class,
                        IdlePools.class,
                        Mailboxes.class,
                        NewCounters.class,
                        PermitPerRequest.class,
                        PollingConsumers.class,
                        PoolOfWorkers.class,
                        QueueThatDrains.class,
                        QuietEvening.class,
                        SlowJobs.class,
                        WavesOfOrders.class,
                        WorkForTomorrow.class)
                .forEach(program -> programs.add(Arguments.of(program, List.of())));
        Stream.of("queue", "permit").forEach(way -> programs.add(Arguments.of(WaitingRoom.class, List.of(way))));
        Stream.of("lock", "monitor").forEach(way -> programs.add(Arguments.of(SlowLedger.class, List.of(way))));
        programs.add(Arguments.of(
                AnsweredRequests.class,
                List.of("ArrayBlockingQueue.take", "LinkedBlockingDeque.put", "SynchronousQueue.take")));
        List<Arguments> places = places();
        boolean everywhere = System.getProperty("programs", "").equals("all");
        return IntStream.range(0, programs.size())
                .boxed()
                .flatMap(i -> (everywhere ? places : List.of(places.get(i % places.size())))
                        .stream().map(place -> and(programs.get(i), place)));
    }

    private static List<Arguments> places() {
        List<Arguments> places = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            places.add(Arguments.of(jdk, "platform"));
            if (jdk.feature() >= STACKS_OF_VIRTUAL_THREADS_SINCE) {
                places.add(Arguments.of(jdk, "virtual"));
            }
        }
        return places;
    }

    private static Arguments and(Arguments some, Arguments more) {
        return Arguments.of(
                Stream.of(some, more).flatMap(all -> Stream.of(all.get())).toArray());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void of_a_healthy_program_nothing_is_proven(Class<?> program, List<String> ways, Jdk jdk, String threads)
            throws HprofException {
        Path dump = folder.resolve("heap.hprof");
        List<String> arguments = new ArrayList<>(List.of(threads));
        arguments.addAll(ways);
        try (ChildJvm jvm = ChildProgram.of(jdk, program, arguments.toArray(String[]::new))
                .jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m")
                .start()) {
            jvm.awaitLine("settled");
            jvm.dumpHeap(dump);
        }
        Report report = Proof.of(dump, ThreadFacts.NONE, Progress.NONE);
        assertThat(report.threads()).isGreaterThan(1);
        assertThat(report.tasks())
                .filteredOn(task -> task.judgement().isProof())
                .isEmpty();
    }
}
