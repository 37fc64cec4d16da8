package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.AgentMailbox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.ClassStorm;
import dev.stranded.testbed.programs.ParkStorm;
import dev.stranded.testbed.programs.SelfTest;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent comes and goes while the application does what is hardest to do beside it. For how long: the properties
 * {@code storm.seconds} and {@code storm.attaches}.
 */
final class StormIT {
    private static final int SECONDS = Integer.getInteger("storm.seconds", 6);
    private static final int ATTACHES = Integer.getInteger("storm.attaches", 3);
    private static final int FEWEST_PARKS = 1_000;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static List<Jdk> everyJdkWithVirtualThreads() {
        return Jdks.withVirtualThreads();
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithVirtualThreads")
    void virtual_threads_go_on_parking_while_the_agent_comes_and_goes(Jdk jdk) throws IOException {
        Where where = new Where(jdk, "virtual");
        try (ChildJvm jvm = attachable(ChildProgram.of(jdk, ParkStorm.class)).start()) {
            jvm.awaitLine("second " + SECONDS / 3);
            Findings findings = AttachIT.attach(where, jvm);
            int attached = awaitSeconds(jvm, SECONDS / 3);
            assertThat(findings.newest().health().faults()).isZero();
            assertThat(findings.newest().health().hooks()).allMatch(HookState::live);
            assertThat(AgentMailbox.ask(jvm, "detach")).contains("\"refused\":[]");
            awaitSeconds(jvm, SECONDS / 3);
            assertThat(findings.all()).isEmpty();
            assertThat(parksIn(jvm, attached)).isGreaterThan(FEWEST_PARKS);
            assertThat(jvm.isAlive()).as("%s", jvm).isTrue();
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(jvm.stderr()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void classes_are_loaded_and_tested_while_the_agent_comes_and_goes(Jdk jdk) throws IOException {
        Where where = new Where(jdk, "platform");
        try (ChildJvm jvm = attachable(ChildProgram.of(jdk, ClassStorm.class)).start()) {
            jvm.awaitLine("round 1");
            for (int time = 1; time <= ATTACHES; time++) {
                Findings findings = AttachIT.attach(where, jvm);
                Snapshot snapshot = findings.settle(3).newest();
                assertThat(snapshot.health().faults()).isZero();
                assertThat(snapshot.health().hooks()).allMatch(HookState::live);
                assertThat(AgentMailbox.ask(jvm, "detach")).contains("\"refused\":[]");
                assertThat(findings.all()).isEmpty();
                jvm.awaitLine("round " + (jvm.stdout().size() + 1));
            }
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(jvm.stderr()).hasSize(ATTACHES).allMatch(line -> line.startsWith("stranded: attached"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void to_change_a_class_no_other_has_to_be_loaded(Jdk jdk) throws IOException {
        try (ChildJvm jvm = Watched.frugal(ChildProgram.of(jdk, SelfTest.class))
                .jvmOptions("-Xlog:class+load")
                .under(AgentJar.path(), Watched.QUICK + ",file=" + Watched.newFile())
                .start()) {
            jvm.awaitLine("round 3");
            List<String> lines = jvm.stdout();
            int main = 0;
            while (!lines.get(main).contains(SelfTest.class.getName())) {
                main++;
            }
            assertThat(lines.subList(main, lines.size()))
                    .anyMatch(line -> line.contains("java.util.concurrent.CompletableFuture "))
                    .noneMatch(line -> line.contains("net.bytebuddy.jar.asm."));
            assertThat(jvm.end()).as("%s", jvm).isZero();
        }
    }

    private static ChildProgram attachable(ChildProgram program) {
        // On a JDK that warns of agents that come at run time, the warning is not what is looked at here.
        return Watched.frugal(program).jvmOptions("-XX:+EnableDynamicAgentLoading");
    }

    /** Waits for so many more seconds of the program's own; returns the last. */
    private static int awaitSeconds(ChildJvm jvm, int more) {
        int last = jvm.stdout().size() / 2 + more;
        jvm.awaitLine("second " + last);
        return last;
    }

    private static int parksIn(ChildJvm jvm, int second) {
        String line = jvm.stdout().get(jvm.stdout().indexOf("second " + second) - 1);
        return Integer.parseInt(line.substring("parks: ".length(), line.indexOf(',')));
    }
}
