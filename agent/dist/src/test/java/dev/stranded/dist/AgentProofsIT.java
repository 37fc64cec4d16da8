package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Deadlock;
import dev.stranded.testbed.programs.LostPools;
import dev.stranded.testbed.programs.LostQueues;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.Command;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProofRun.Stage;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.Verdict;
import dev.stranded.wire.WaitState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent dumps the heap, has it judged, and its findings say what came of it. */
final class AgentProofsIT {
    private static final String AUTO = "threshold=500ms,sample=100ms,prove=auto,provePauseMillis=60000";
    private static final String ASK = "threshold=500ms,sample=100ms";
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final int TASKS = 3;
    private static final Command PROVE = new Command(Command.PROVE, "asked");

    @TempDir
    private Path folder;

    static Stream<Where> everywhere() {
        return Where.all();
    }

    static Stream<Where> onPlatformThreads() {
        return Where.all().filter(where -> !where.isVirtual());
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tasks_that_nothing_can_release_are_proven_without_being_asked(Where where) throws IOException {
        Marks marks = Marks.of(LostQueues.class);
        try (Watched watched = Watched.start(queues(where, "lost"), AUTO)) {
            Finding finding = watched.findings()
                    .awaitFinding(found -> found.verdict() == Verdict.PROVEN, "something that is proven");
            assertThat(finding.kind()).isEqualTo(FindingKind.STRANDED_TASK);
            assertThat(finding.state()).isEqualTo(FindingLife.OPEN);
            assertThat(finding.count()).isEqualTo(TASKS);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("take"));
            Finding.Proof proof = Objects.requireNonNull(finding.proof());
            assertThat(proof.outcome()).isEqualTo("proven");
            assertThat(proof.objects()).isGreaterThan(1_000);
            assertThat(proof.retainedBytes()).isPositive();
            ProofRun run = watched.findings().awaitProof();
            assertThat(run.stage()).isEqualTo(Stage.DONE);
            assertThat(run.proven()).isEqualTo(TASKS);
            assertThat(run.pauseMillis()).isNotNull();
            assertNothingIsLeft();
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(watched.findings().all())
                    .containsExactly(watched.findings().open().get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void tasks_that_something_can_release_wait_long_until_they_are_judged_and_are_no_findings(Where where)
            throws IOException {
        try (Watched watched = Watched.start(queues(where, "kept"), AUTO)) {
            watched.findings().awaitSnapshot(waitingLong(TASKS), "tasks that wait long");
            ProofRun run = watched.findings().awaitProof();
            assertThat(run.stage()).isEqualTo(Stage.DONE);
            assertThat(run.proven()).isZero();
            watched.findings().awaitSnapshot(waitingLong(0), "no tasks that wait long");
            watched.findings()
                    .awaitSnapshot(
                            releasedBy("static " + LostQueues.class.getName() + ".KEPT"),
                            "the path to what can release them");
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("onPlatformThreads")
    void a_task_that_goes_on_after_it_was_proven_stranded_refutes_the_proof(Where where) throws IOException {
        try (Watched watched = Watched.start(queues(where, "lost"), AUTO)) {
            watched.findings().awaitFinding(found -> found.verdict() == Verdict.PROVEN, "something that is proven");
            watched.jvm().say("interrupt").awaitLine("interrupted");
            Finding finding = watched.findings()
                    .awaitFinding(found -> found.state() == FindingLife.REFUTED, "a finding that is refuted");
            assertThat(finding.title()).startsWith("Refuted: ");
            assertThat(finding.evidence())
                    .extracting(Finding.Evidence::fact)
                    .contains("one of the tasks went on after all");
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("onPlatformThreads")
    void executors_that_nobody_can_reach_are_proven_abandoned_and_their_tasks_stranded(Where where) throws IOException {
        Marks marks = Marks.of(LostPools.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), LostPools.class), AUTO)) {
            watched.findings().awaitProof();
            Finding executor = watched.findings().awaitFinding(FindingKind.ABANDONED_EXECUTOR);
            assertThat(executor.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(executor.count()).isEqualTo(2);
            assertThat(Objects.requireNonNull(executor.spawn()).site()).matches(marks.frame("idle"));
            Finding tasks = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(tasks.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(tasks.count()).isEqualTo(2);
            assertThat(Objects.requireNonNull(tasks.spawn()).site()).matches(marks.frame("busy"));
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_deadlock_is_proven_and_told_once(Where where) throws IOException {
        ChildProgram program = ChildProgram.of(where.jdk(), Deadlock.class, "locks", where.threads());
        try (Watched watched = Watched.start(program, AUTO)) {
            Finding finding = watched.findings()
                    .awaitFinding(found -> found.verdict() == Verdict.PROVEN, "something that is proven");
            assertThat(finding.kind()).isEqualTo(FindingKind.DEADLOCK);
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(watched.findings().open()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_proof_is_made_when_the_dashboard_asks_for_it(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = under(queues(where, "lost"), ASK, dashboard)) {
            jvm.awaitLine("settled");
            dashboard.await(
                    message -> message instanceof Snapshot snapshot
                            && waitingLong(TASKS).test(snapshot),
                    "long waits");
            dashboard.give(PROVE);
            dashboard.await(isRun(Stage.DUMPING), "the beginning of the proof");
            dashboard.await(isRun(Stage.JUDGING), "its going on");
            dashboard.await(isRun(Stage.DONE), "its end");
            dashboard.await(
                    message -> message instanceof Finding finding && finding.verdict() == Verdict.PROVEN,
                    "something that is proven");
            assertThat(dashboard.faults()).isEmpty();
            assertThat(jvm.end()).isZero();
            assertThat(jvm.stderr()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_suspicion_is_cleared_by_the_path_that_keeps_the_tasks_alive_until_there_are_more(Where where)
            throws Exception {
        ChildProgram program =
                ChildProgram.of(where.jdk(), UnansweredRequests.class, "LinkedBlockingQueue.take", where.threads());
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = under(program, ASK, dashboard)) {
            dashboard.await(isFinding(FindingLife.OPEN), "a suspicion");
            dashboard.give(PROVE);
            Finding cleared = (Finding) dashboard.await(isFinding(FindingLife.CLEARED), "that it is cleared");
            assertThat(Objects.requireNonNull(cleared.proof()).path())
                    .first()
                    .asString()
                    .startsWith("local variable of thread \"main\" in " + UnansweredRequests.class.getName());
            dashboard.await(
                    message -> isFinding(FindingLife.OPEN).test(message)
                            && ((Finding) message).lastSeen().isAfter(cleared.lastSeen()),
                    "the suspicion again");
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("onPlatformThreads")
    void a_stop_that_would_be_longer_than_allowed_is_not_made_without_being_asked(Where where) throws IOException {
        String hasty = ASK + ",prove=auto,provePauseMillis=1";
        try (Watched watched = Watched.start(queues(where, "lost"), hasty)) {
            watched.findings().awaitSnapshot(waitingLong(TASKS), "tasks that wait long");
            watched.findings().settle(ENOUGH_SNAPSHOTS).awaitSnapshot(waitingLong(TASKS), "the same tasks");
            watched.end();
            assertThat(watched.findings().messages()).noneMatch(ProofRun.class::isInstance);
        }
    }

    @ParameterizedTest
    @MethodSource("onPlatformThreads")
    void an_agent_that_must_not_prove_says_so(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = under(queues(where, "lost"), ASK + ",prove=never", dashboard)) {
            dashboard.give(PROVE);
            ProofRun run = (ProofRun) dashboard.await(isRun(Stage.FAILED), "a refusal");
            assertThat(run.sentence()).contains("prove=never");
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("onPlatformThreads")
    void the_dump_of_a_jvm_that_is_killed_meanwhile_is_deleted(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = under(queues(where, "lost"), ASK, dashboard)) {
            jvm.awaitLine("settled");
            dashboard.give(PROVE);
            dashboard.await(isRun(Stage.JUDGING), "a dump that is judged");
            ProcessHandle.of(jvm.pid()).orElseThrow().destroyForcibly();
            jvm.awaitExit();
            for (long end = System.nanoTime() + 60_000_000_000L; isAnythingLeft() && System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            assertNothingIsLeft();
        }
    }

    private ChildProgram queues(Where where, String form) {
        return ChildProgram.of(where.jdk(), LostQueues.class, where.threads(), form, Integer.toString(TASKS))
                .jvmOptions("-Djava.io.tmpdir=" + folder);
    }

    private static ChildJvm under(ChildProgram program, String options, DashboardStub dashboard) throws IOException {
        return Watched.frugal(program)
                .under(AgentJar.path(), options + ",dashboard=http://127.0.0.1:" + dashboard.port())
                .start();
    }

    private static Predicate<Snapshot> releasedBy(String root) {
        return snapshot ->
                takers(snapshot).map(WaitState::releasedBy).anyMatch(path -> path != null && path.startsWith(root));
    }

    private static Stream<WaitState> takers(Snapshot snapshot) {
        return snapshot.sites().stream()
                .map(SpawnSiteState::waits)
                .flatMap(waits -> waits.stream())
                .filter(wait -> wait.site().startsWith(LostQueues.class.getName()));
    }

    private static Predicate<Snapshot> waitingLong(long tasks) {
        return snapshot -> takers(snapshot)
                        .map(WaitState::waitingLong)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum()
                == tasks;
    }

    private static Predicate<Message> isRun(Stage stage) {
        return message -> message instanceof ProofRun run
                && run.stage() == stage
                && run.id().equals(PROVE.id());
    }

    private static Predicate<Message> isFinding(FindingLife state) {
        return message -> message instanceof Finding finding
                && finding.kind() == FindingKind.STRANDED_TASK
                && finding.state() == state;
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(isAnythingLeft()).as("a dump is left in " + folder).isFalse();
    }

    private boolean isAnythingLeft() throws IOException {
        try (DirectoryStream<Path> dumps = Files.newDirectoryStream(folder, "stranded-dump-*")) {
            return dumps.iterator().hasNext();
        }
    }
}
