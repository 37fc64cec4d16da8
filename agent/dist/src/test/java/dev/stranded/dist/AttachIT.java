package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Attacher;
import dev.stranded.testbed.programs.Desk;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent comes to a program that runs already. */
final class AttachIT {
    private static final String WAY = "LinkedBlockingQueue.take";
    private static final String BEFORE = "spawn site unknown: started before Stranded";

    static java.util.stream.Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void what_leaks_from_then_on_is_found_and_what_was_there_before_is_counted(Where where) throws IOException {
        Marks marks = Marks.of(UnansweredRequests.class);
        try (ChildJvm jvm = leaking(where).start()) {
            jvm.awaitLine("requests: 20");
            Findings findings = attach(where, jvm);
            assertThat(jvm.awaitError("stranded:")).contains("attached to this JVM");
            Finding finding = findings.awaitFinding(
                    candidate -> candidate.spawn() != null
                            && marks.frame("spawn")
                                    .matcher(candidate.spawn().site())
                                    .matches(),
                    "a finding that names the line that spawns");
            assertThat(finding.kind()).isEqualTo(FindingKind.STRANDED_TASK);
            assertThat(Objects.requireNonNull(finding.blocked()).site())
                    .matches(Marks.of(Desk.class).frame("take"));
            Snapshot newest = findings.newest();
            assertThat(newest.sites())
                    .filteredOn(site -> site.site().equals(BEFORE) && site.live() >= 20)
                    .hasSize(1);
            assertThat(newest.health().faults()).isZero();
            assertThat(newest.health().hooks()).allMatch(HookState::live);
            assertThat(jvm.end()).isZero();
            assertThat(findings.goodbye()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_second_attach_is_said_and_counts_nothing_twice(Where where) throws IOException {
        try (ChildJvm jvm = leaking(where).start()) {
            Findings first = attach(where, jvm);
            first.settle(2);
            try (ChildJvm second = attacher(where, jvm, Watched.newFile()).start()) {
                assertThat(second.awaitExit()).isNotZero();
                assertThat(second.awaitError("AgentInitializationException")).isNotEmpty();
            }
            assertThat(jvm.awaitError("Stranded is already in this JVM")).contains("detach first");
            Snapshot then = first.settle(1).newest();
            Snapshot later = first.awaitSnapshot(
                    snapshot -> snapshot.tasks().live() >= then.tasks().live() + 20, "20 more live threads");
            assertThat(later.tasks().started() - then.tasks().started())
                    .isBetween(19L, 2 * (later.tasks().live() - then.tasks().live()) - 19);
            assertThat(later.health().faults()).isZero();
            assertThat(jvm.end()).isZero();
        }
    }

    private static ChildProgram leaking(Where where) {
        // On a JDK that warns of agents that come at run time, the warning is not what is looked at here.
        return Watched.frugal(ChildProgram.of(where.jdk(), UnansweredRequests.class, WAY, where.threads()))
                .jvmOptions("-XX:+EnableDynamicAgentLoading");
    }

    /** Attaches the agent, and follows what it finds. */
    static Findings attach(Where where, ChildJvm jvm) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm attacher = attacher(where, jvm, file).start()) {
            assertThat(attacher.awaitExit()).as("%s", attacher).isZero();
        }
        return Findings.follow(file, jvm);
    }

    /** What attaches the agent, which then writes to {@code file}. */
    static ChildProgram attacher(Where where, ChildJvm jvm, Path file) {
        return Watched.frugal(ChildProgram.of(
                where.jdk(),
                Attacher.class,
                Long.toString(jvm.pid()),
                AgentJar.path().toString(),
                Watched.QUICK + ",file=" + file));
    }
}
