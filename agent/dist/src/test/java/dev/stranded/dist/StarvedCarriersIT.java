package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.PinnedCarriers;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Virtual threads that wait and keep their carriers. */
final class StarvedCarriersIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int MONITORS_PIN_UNTIL = 24;

    static Stream<Arguments> everyWay() {
        return everyJdk()
                .flatMap(jdk -> Stream.of(
                                Arguments.of("initialiser", "initialiser", jdk),
                                Arguments.of("native", "take", jdk),
                                Arguments.of("poll", "poll", jdk),
                                Arguments.of("monitor", "take", jdk))
                        .limit(monitorsPin(jdk) ? 4 : 3));
    }

    static Stream<Arguments> everyWayForEver() {
        return everyJdk()
                .flatMap(jdk -> Stream.of(
                        Arguments.of("lock", "lock", jdk),
                        Arguments.of("next", "lock", jdk),
                        Arguments.of("join", "join", jdk)));
    }

    static Stream<Arguments> everyHealthyWay() {
        return everyJdk()
                .flatMap(jdk -> Stream.of("unpinned", "alone", "brief", "busy", "monitor")
                        .limit(monitorsPin(jdk) ? 4 : 5)
                        .map(way -> Arguments.of(way, jdk)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("everyWay")
    void carriers_held_by_what_waits_are_evident(String way, String mark, Jdk jdk) throws IOException {
        assertFound(way, jdk, mark, false);
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("everyWayForEver")
    void it_is_said_when_only_those_without_a_carrier_could_help(String way, String mark, Jdk jdk) throws IOException {
        assertFound(way, jdk, mark, true);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHealthyWay")
    void of_carriers_that_are_busy_or_free_nothing_is_said(String way, Jdk jdk) throws IOException {
        Watched.assertNothingSaidOf(program(way, jdk), ENOUGH_SNAPSHOTS);
    }

    private static void assertFound(String way, Jdk jdk, String wait, boolean forEver) throws IOException {
        Marks marks = Marks.of(PinnedCarriers.class);
        try (Watched watched = Watched.start(program(way, jdk))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.STARVED_CARRIERS);
            assertThat(finding.verdict()).isEqualTo(Verdict.EVIDENT);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.tasks()).hasSize(2).allMatch(Finding.TaskState::virtual);
            assertThat(finding.title()).contains((forEver ? 6 : 5) + " wait for a carrier");
            assertThat(finding.title().contains("only one of those")).isEqualTo(forEver);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame(wait));
            assertThat(finding.evidence())
                    .extracting(Finding.Evidence::fact)
                    .anyMatch(fact -> fact.contains("pinned by"))
                    .anyMatch(fact -> marks.frame("others").matcher(fact).find());
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    private static Stream<Jdk> everyJdk() {
        return Jdks.all().stream().filter(Jdk::hasVirtualThreads);
    }

    private static boolean monitorsPin(Jdk jdk) {
        return jdk.feature() < MONITORS_PIN_UNTIL;
    }

    private static ChildProgram program(String way, Jdk jdk) {
        return ChildProgram.of(jdk, PinnedCarriers.class, way)
                .jvmOptions("-Djdk.virtualThreadScheduler.parallelism=2", "-Djdk.reflect.useNativeAccessorOnly=true");
    }
}
