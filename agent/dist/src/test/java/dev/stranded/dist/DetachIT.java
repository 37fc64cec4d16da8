package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.AgentMailbox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.programs.HooksLeftBehind;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.HookState;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent leaves a program that goes on, and comes back. */
final class DetachIT {
    static java.util.stream.Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void nothing_of_an_agent_is_left_and_the_next_one_finds_as_much(Where where) throws IOException {
        ChildProgram program =
                ChildProgram.of(where.jdk(), UnansweredRequests.class, "LinkedBlockingQueue.take", where.threads());
        try (ChildJvm jvm = quiet(program).start()) {
            jvm.awaitLine("requests: 20");
            String first = findsUntilDetached(where, jvm);
            assertNothingIsLeft(jvm);
            String second = findsUntilDetached(where, jvm);
            assertNothingIsLeft(jvm);
            assertThat(second).isNotEqualTo(first);
            assertThat(jvm.end()).isZero();
            assertThat(jvm.stderr()).hasSize(2).allMatch(line -> line.startsWith("stranded: attached to this JVM"));
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void no_hook_is_left_in_any_class(Where where) throws IOException {
        ChildProgram program = ChildProgram.of(where.jdk(), HooksLeftBehind.class, where.threads());
        try (ChildJvm jvm = quiet(program).start()) {
            jvm.awaitLineAfter("pid ");
            Findings findings = AttachIT.attach(where, jvm);
            findings.settle(2);
            assertThat(jvm.say("before").awaitLineAfter("called before: "))
                    .contains("THREAD_START", "THREAD_END", "CREATION", "TASK_GIVEN", "TASK_RUN", "FORK_JOIN_TASK")
                    .contains("CLOSING", "REFUSAL");
            assertThat(AgentMailbox.ask(jvm, "detach"))
                    .contains("\"type\":\"detached\"")
                    .contains("java.lang.Thread\"")
                    .contains("\"refused\":[]");
            assertThat(jvm.say("after").awaitLineAfter("called after: ")).isEqualTo("[]");
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void an_agent_from_the_start_leaves_as_well(Where where) throws IOException {
        ChildProgram program = ChildProgram.of(where.jdk(), HooksLeftBehind.class, where.threads());
        try (Watched watched = Watched.start(program)) {
            ChildJvm jvm = watched.jvm();
            jvm.awaitLineAfter("pid ");
            watched.findings().settle(2);
            assertThat(AgentMailbox.ask(jvm, "detach")).contains("\"type\":\"detached\"");
            assertThat(watched.findings().goodbye().reason()).isEqualTo("Stranded was detached");
            assertThat(jvm.say("after").awaitLineAfter("called after: ")).isEqualTo("[]");
            assertNothingIsLeft(jvm);
            assertThat(jvm.end()).isZero();
        }
    }

    /** Which run of an agent found the leak and left then. */
    private static String findsUntilDetached(Where where, ChildJvm jvm) throws IOException {
        Findings findings = AttachIT.attach(where, jvm);
        Finding finding = findings.awaitFinding(
                candidate -> candidate.kind() == FindingKind.STRANDED_TASK && candidate.spawn() != null,
                "the tasks that are never answered");
        assertThat(findings.newest().health().hooks()).allMatch(HookState::live);
        assertThat(findings.newest().health().faults()).isZero();
        assertThat(AgentMailbox.ask(jvm, "detach"))
                .contains(finding.jvm())
                .contains("\"type\":\"detached\"")
                .contains("\"refused\":[]");
        assertThat(findings.goodbye().reason()).isEqualTo("Stranded was detached");
        return finding.jvm();
    }

    private static void assertNothingIsLeft(ChildJvm jvm) throws IOException {
        assertThat(jvm.jcmd("Thread.print")).doesNotContain("\"stranded-");
        assertThat(jvm.jcmd("GC.class_histogram"))
                .contains("java.lang.String")
                .doesNotContain("dev.stranded.core.", "dev.stranded.premain.IsolatedLoader");
    }

    private static ChildProgram quiet(ChildProgram program) {
        // On a JDK that warns of agents that come at run time, the warning is not what is looked at here.
        return Watched.frugal(program).jvmOptions("-XX:+EnableDynamicAgentLoading");
    }
}
