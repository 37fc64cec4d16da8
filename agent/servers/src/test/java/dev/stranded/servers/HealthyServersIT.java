package dev.stranded.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.proof.Progress;
import dev.stranded.proof.Proof;
import dev.stranded.proof.Report;
import dev.stranded.proof.ThreadFacts;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.Findings;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of well-known servers, clients and schedulers that are left alone or under light load nothing may be said, from their
 * start to their orderly end, and nothing may be proven of what their heap holds. With {@code -Dservers=all} all of
 * them run, else three.
 */
@Execution(ExecutionMode.CONCURRENT)
final class HealthyServersIT {
    private static final Path FOLDER = Given.output("findings");

    /** A minute has fewer snapshots than this on no machine. */
    private static final int SNAPSHOTS_AT_ONCE = 30;

    static Stream<ServerCase> cases() {
        return System.getProperty("servers", "").equals("all") ? ServerCase.all() : ServerCase.some();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void of_a_healthy_server_nothing_is_said(ServerCase one) throws IOException {
        Path file = Files.createDirectories(FOLDER).resolve(one.fileName());
        Files.deleteIfExists(file);
        try (ChildJvm jvm = start(one, file)) {
            Findings findings = Findings.follow(file, jvm);
            jvm.awaitLine("settled");
            for (int seconds = 0; seconds < one.seconds(); seconds += SNAPSHOTS_AT_ONCE) {
                findings.settle(Math.min(SNAPSHOTS_AT_ONCE, one.seconds() - seconds));
            }
            assertNothingProven(jvm, file.resolveSibling(file.getFileName() + ".hprof"));
            Snapshot newest = findings.newest();
            assertThat(jvm.end()).as("exit code").isZero();
            assertThat(findings.goodbye().jvm()).isEqualTo(findings.hello().jvm());
            assertThat(findings.all()).isEmpty();
            assertWatched(newest);
            assertThat(answers(jvm)).isGreaterThan(one.way().equals("idle") ? 0 : one.seconds() / 10);
        }
    }

    private static ChildJvm start(ServerCase one, Path file) throws IOException {
        return Given.server(one.jdk(), one.server(), one.way(), one.threads())
                .jvmOptions("-Xmn16m")
                .under(Given.AGENT, "threshold=" + one.thresholdSeconds() + "s,file=" + file)
                .start();
    }

    /** Neither in the server nor in the agent is there a task that nothing can release, not even with an exception. */
    private static void assertNothingProven(ChildJvm jvm, Path dump) throws IOException {
        Files.deleteIfExists(dump);
        jvm.dumpHeap(dump);
        try {
            Report report = Proof.of(dump, ThreadFacts.NONE, Progress.NONE);
            assertThat(report.threads()).isGreaterThan(1);
            assertThat(report.tasks())
                    .filteredOn(task -> task.judgement().isProof())
                    .isEmpty();
        } finally {
            Files.delete(dump);
        }
    }

    /** The agent must have been there, and kept out of trouble. */
    private static void assertWatched(Snapshot newest) {
        AgentHealth health = newest.health();
        assertThat(health.faults()).as("faults in the agent").isZero();
        assertThat(health.dropped()).as("what the agent dropped").isZero();
        assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
        assertThat(newest.tasks().live()).isGreaterThan(1);
        assertThat(newest.sites()).isNotEmpty();
    }

    private static long answers(ChildJvm jvm) {
        List<String> lines = jvm.stdout();
        return Long.parseLong(lines.get(lines.size() - 1).substring("answered ".length()));
    }
}
