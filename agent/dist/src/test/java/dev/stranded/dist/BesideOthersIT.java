package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.AgentMailbox;
import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Attacher;
import dev.stranded.testbed.programs.WebShop;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent and those of others in one JVM: each does its work, and the program its own, whoever comes first. Then the
 * agent leaves, and the other stays.
 */
final class BesideOthersIT {
    /** How long a finding about a thread of the other agent's would take to come, and longer. */
    private static final int TWO_THRESHOLDS = 12;

    /** More tasks than an agent may have seen that were given while its hook was being taken away. */
    private static final int FURTHER = 60;

    static Stream<Arguments> everyAgentInEveryOrderEverywhere() {
        return Arrays.stream(OtherAgent.values())
                .filter(OtherAgent::isForThisMachine)
                .flatMap(other -> Order.of(other)
                        .flatMap(order -> Where.all()
                                .filter(where ->
                                        where.isVirtual() == where.jdk().hasVirtualThreads())
                                .map(where -> Arguments.of(other, order, where))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyAgentInEveryOrderEverywhere")
    void both_do_their_work_and_the_program_does_its_own(OtherAgent other, Order order, Where where)
            throws IOException {
        Path file = Watched.newFile();
        Path output = file.resolveSibling(file.getFileName() + ".other");
        Files.deleteIfExists(output);
        ChildProgram program = Watched.frugal(other.program(where, order != Order.OURS_LATER));
        String options = Watched.QUICK + ",file=" + file;
        switch (order) {
            case OURS_FIRST -> program.under(AgentJar.path(), options).jvmOptions(other.option(output));
            case THEIRS_FIRST -> program.jvmOptions(other.option(output)).under(AgentJar.path(), options);
            case THEIRS_LATER -> program.under(AgentJar.path(), options).jvmOptions("-XX:+EnableDynamicAgentLoading");
            case OURS_LATER -> program.jvmOptions(other.option(output), "-XX:+EnableDynamicAgentLoading");
        }
        try (ChildJvm jvm = program.start()) {
            if (order == Order.OURS_LATER) {
                other.awaitResult(jvm);
                attach(where, jvm, options);
            }
            Findings findings = Findings.follow(file, jvm);
            findings.awaitFinding(FindingKind.STRANDED_TASK);
            other.awaitResult(jvm);
            findings.settle(TWO_THRESHOLDS);
            AgentHealth health = findings.newest().health();
            assertThat(health.faults()).as("faults in the agent").isZero();
            assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
            assertThat(AgentMailbox.ask(jvm, "detach"))
                    .contains("\"type\":\"detached\"")
                    .contains("\"refused\":[]");
            other.awaitMore(jvm);
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all())
                    .singleElement()
                    .satisfies(found -> assertThat(
                                    Objects.requireNonNull(found.spawn()).site())
                            .contains(other.leaksIn()));
            other.assertWorked(jvm, output);
            assertThat(jvm.stderr())
                    .filteredOn(other.isNotIts())
                    .singleElement()
                    .asString()
                    .startsWith("stranded: ")
                    .contains("this JVM, writing to");
        }
    }

    static Stream<Jdk> everyJdkWithAProfiler() {
        return OtherAgent.ASYNC_PROFILER.isForThisMachine() ? Jdks.all().stream() : Stream.of();
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithAProfiler")
    void a_profiler_that_changes_a_class_by_itself_takes_no_hook_away(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        Path profile = file.resolveSibling(file.getFileName() + ".profile");
        String traced = "start,event=java.util.concurrent.ThreadPoolExecutor.execute,collapsed,file=" + profile;
        ChildProgram program = Watched.frugal(ChildProgram.of(jdk, WebShop.class, "leaky", "pool"))
                .under(AgentJar.path(), Watched.QUICK + ",file=" + file)
                .jvmOptions("-XX:+EnableDynamicAgentLoading");
        try (ChildJvm jvm = program.start()) {
            Findings findings = Findings.follow(file, jvm);
            findings.awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(jvm.jcmd("JVMTI.agent_load", OtherAgent.nativeLibrary().toString(), '"' + traced + '"'))
                    .contains("return code: 0");
            long before = spawned(findings.settle(1).newest());
            findings.awaitSnapshot(snapshot -> spawned(snapshot) > before + FURTHER, "tasks given since");
            AgentHealth health = findings.newest().health();
            assertThat(health.hooks()).isNotEmpty().allMatch(HookState::live);
            assertThat(health.dropped()).as("what was not seen meanwhile").isPositive();
            assertThat(jvm.end()).as("%s", jvm).isZero();
        }
        assertThat(Files.readAllLines(profile)).anyMatch(line -> line.contains("WebShop.answer"));
    }

    /** How many tasks the shop has given to its pool of auditors, as far as the agent knows. */
    private static long spawned(Snapshot snapshot) {
        return snapshot.sites().stream()
                .filter(site -> site.site().contains("WebShop.answer"))
                .mapToLong(SpawnSiteState::started)
                .sum();
    }

    private static void attach(Where where, ChildJvm jvm, String options) {
        try (ChildJvm attacher = Watched.frugal(ChildProgram.of(
                        where.jdk(),
                        Attacher.class,
                        Long.toString(jvm.pid()),
                        AgentJar.path().toString(),
                        options))
                .start()) {
            assertThat(attacher.awaitExit()).as("%s", attacher).isZero();
        }
    }

    /** Who comes when. */
    private enum Order {
        OURS_FIRST,
        THEIRS_FIRST,
        OURS_LATER,
        THEIRS_LATER;

        static Stream<Order> of(OtherAgent other) {
            return Arrays.stream(values()).filter(order -> order != THEIRS_LATER || other.comesByItself());
        }
    }
}
