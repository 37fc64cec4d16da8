package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.kernels.KernelCase;
import dev.stranded.testbed.kernels.Kernels;
import dev.stranded.testbed.programs.KernelRun;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.ProofRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernels of bugs that large Go projects had, all of them in one JVM, as they were and as they were fixed. What is
 * found of each is written to a table beside the agent's jar.
 */
final class KernelsIT {
    /** Of all kernels, the share that must be found, with the right kind and the right line. */
    private static final double FLOOR = 0.7;

    /** Three thresholds, and as much again for a slow machine. */
    private static final int ENOUGH_SNAPSHOTS = 30;

    /** How many tasks all kernels leave behind. */
    private static final int LEFT =
            Kernels.ALL.stream().mapToInt(KernelCase::left).sum();

    /** The main thread, and the one that reads standard input. */
    private static final int OTHERS = 2;

    /** Of all kernels, the shares that must be found and be proven with a heap dump. */
    private static final double FLOOR_WITH_DUMP = 0.97;

    private static final double PROVEN_FLOOR = 0.95;

    private static final String WITH_DUMP = "threshold=1s,sample=100ms,prove=auto";

    private static final KernelTable TABLE = new KernelTable("Kernels of GoBench, found without a heap dump");
    private static final KernelTable PROVEN = new KernelTable("Kernels of GoBench, found with a heap dump");

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @AfterAll
    static void writeTable() throws IOException {
        TABLE.write(AgentJar.path().resolveSibling("kernels.md"));
        PROVEN.write(AgentJar.path().resolveSibling("kernels-proven.md"));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_kernels_that_are_fixed_nothing_is_said(Where where) throws IOException {
        try (Watched watched = start(where, "fixed", 0, Watched.QUICK)) {
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_kernels_that_are_buggy_enough_are_found_and_nothing_else_is_said(Where where) throws IOException {
        try (Watched watched = start(where, "buggy", LEFT, Watched.QUICK)) {
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            List<Finding> open = watched.findings().open();
            TABLE.add(where, open);
            assertThat(watched.findings().all())
                    .filteredOn(finding -> Kernels.ALL.stream().noneMatch(kernel -> KernelTable.isOf(kernel, finding)))
                    .as("findings that are of no kernel's tasks")
                    .isEmpty();
            assertThat(watched.findings().all()).extracting(Finding::state).containsOnly(FindingLife.OPEN);
            assertThat(TABLE.rate(where))
                    .as("share of the kernels that are found")
                    .isGreaterThanOrEqualTo(FLOOR);
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_kernels_that_are_fixed_nothing_is_proven(Where where) throws IOException {
        try (Watched watched = start(where, "fixed", 0, WITH_DUMP)) {
            assertThat(watched.findings().awaitProof().stage()).isEqualTo(ProofRun.Stage.DONE);
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_kernels_that_are_buggy_nearly_all_are_proven_and_nothing_else_is_said(Where where) throws IOException {
        try (Watched watched = start(where, "buggy", LEFT, WITH_DUMP)) {
            assertThat(watched.findings().awaitProof().stage()).isEqualTo(ProofRun.Stage.DONE);
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            PROVEN.add(where, watched.findings().open());
            assertThat(watched.findings().all())
                    .filteredOn(finding -> Kernels.ALL.stream().noneMatch(kernel -> KernelTable.isOf(kernel, finding)))
                    .as("findings that are of no kernel's tasks")
                    .isEmpty();
            assertThat(watched.findings().all())
                    .extracting(Finding::state)
                    .doesNotContain(FindingLife.REFUTED, FindingLife.CLEARED);
            assertThat(PROVEN.rate(where))
                    .as("share of the kernels that are found")
                    .isGreaterThanOrEqualTo(FLOOR_WITH_DUMP);
            assertThat(PROVEN.provenRate(where))
                    .as("share of the kernels that are proven")
                    .isGreaterThanOrEqualTo(PROVEN_FLOOR);
            watched.end();
        }
    }

    /** Runs all kernels until so many of their tasks are left. */
    private static Watched start(Where where, String form, int left, String options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(where.threads(), form));
        Kernels.ALL.forEach(kernel -> arguments.add(kernel.name()));
        Watched watched = Watched.start(
                ChildProgram.of(where.jdk(), KernelRun.class, arguments.toArray(String[]::new))
                        // On JDK 21 to 23 a virtual thread that waits for a monitor keeps a carrier from all others.
                        .jvmOptions("-Djdk.virtualThreadScheduler.parallelism=32"),
                options);
        watched.jvm().awaitLine("settled");
        watched.findings()
                .awaitSnapshot(
                        snapshot -> snapshot.tasks().live() == OTHERS + left,
                        left + " tasks of kernels and " + OTHERS + " others");
        return watched;
    }
}
