package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.DeepCalls;
import dev.stranded.testbed.programs.HookAfterHook;
import dev.stranded.testbed.programs.JumpingClock;
import dev.stranded.testbed.programs.SelfTest;
import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.HookState;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the agent, the application's own test of itself stays green and the agent says what it is. */
final class FaultsIT {
    private static final int LIMIT = 100;

    /** The program itself has no classes changed. */
    private static final String OF_OTHER_AGENTS = "Hooks.classesChanging";

    private static final Pattern ON_VIRTUAL_THREADS = Pattern.compile("Hooks\\.virtual.*");

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everyFlawEverywhere() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of("refused:java/lang/Thread", List.of("thread start", "thread end"), jdk),
                        Arguments.of(
                                "renamed:java/util/concurrent/FutureTask.report",
                                List.of("failure told to who asks"),
                                jdk),
                        Arguments.of(
                                "renamed:java/util/concurrent/SubmissionPublisher.doOffer",
                                List.of("what a closed SubmissionPublisher refuses"),
                                jdk)));
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @Timeout(300)
    void each_hook_that_fails_is_switched_off_and_said(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        List<String> untouched = new ArrayList<>();
        try (ChildJvm jvm =
                SaboteurJar.after(jdk, HookAfterHook.class, "hooks", file).start()) {
            Findings findings = Findings.follow(file, jvm);
            findings.settle(1);
            int hooks = 0;
            for (String line = jvm.say("next").awaitLineAfter("1 "); !line.isEmpty(); line = next(jvm, ++hooks)) {
                if (line.endsWith(": 0")) {
                    untouched.add(line.substring(0, line.indexOf(':')));
                } else {
                    findings.settle(1).awaitSnapshot(FaultsIT::saysWhatIsOff, "hooks that are switched off");
                }
            }
            assertThat(hooks).isGreaterThan(30);
            assertThat(untouched)
                    .filteredOn(hook -> !hook.equals(OF_OTHER_AGENTS))
                    .allMatch(hook -> jdk.feature() < 21
                            && ON_VIRTUAL_THREADS.matcher(hook).matches());
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
            assertThat(jvm.stderr()).allMatch(line -> line.startsWith("stranded: "));
            assertThat(jvm.stderr()).anyMatch(line -> line.contains("has switched off the hooks that follow"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void when_all_hooks_fail_the_agent_switches_itself_off_and_says_so(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm =
                SaboteurJar.after(jdk, SelfTest.class, "every-hook", file).start()) {
            Findings findings = Findings.follow(file, jvm);
            assertThat(jvm.awaitError("has switched itself off")).contains("NullPointerException");
            Snapshot last = findings.awaitSnapshot(snapshot -> snapshot.health().off() != null, "an agent that is off");
            assertThat(last.health().faults()).isGreaterThanOrEqualTo(LIMIT);
            assertThat(last.health().lastFault()).isEqualTo("java.lang.NullPointerException");
            assertThat(last.health().hooks()).isNotEmpty().noneMatch(HookState::live);
            jvm.awaitLine("round 3");
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
            assertThat(findings.goodbye()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_heap_that_is_full_in_hooks_is_no_fault_of_theirs(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = SaboteurJar.after(jdk, SelfTest.class, "every-hook-memory", file)
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            jvm.awaitLine("round 3");
            AgentHealth health = findings.awaitSnapshot(
                            snapshot -> snapshot.health().dropped() > 10 * LIMIT, "events that were not recorded")
                    .health();
            assertThat(health.faults()).isZero();
            assertThat(health.off()).isNull();
            assertThat(health.drops())
                    .extracting(AgentHealth.Dropped::what)
                    .contains("events while the heap or a stack was full, or hooks were missing");
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("everyFlawEverywhere")
    void what_can_not_be_hooked_costs_its_own_hooks_alone(String flaw, List<String> lost, Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = SaboteurJar.before(jdk, SelfTest.class, flaw, file).start()) {
            Findings findings = Findings.follow(file, jvm);
            jvm.awaitLine("round 3");
            Snapshot snapshot = findings.settle(3).newest();
            List<HookState> dead = snapshot.health().hooks().stream()
                    .filter(hook -> !hook.live())
                    .toList();
            assertThat(dead).extracting(HookState::name).containsAll(lost).hasSizeLessThan(6);
            assertThat(dead).allMatch(hook -> hook.cause() != null && hook.lost() != null);
            assertThat(snapshot.health().faults()).isZero();
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_change_that_fails_leaves_every_class_as_it_was(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm =
                SaboteurJar.before(jdk, SelfTest.class, "transform", file).start()) {
            Findings findings = Findings.follow(file, jvm);
            jvm.awaitLine("round 3");
            AgentHealth health = findings.settle(3).newest().health();
            assertThat(health.hooks()).filteredOn("name", "thread start").noneMatch(HookState::live);
            assertThat(health.hooks()).filteredOn(hook -> !hook.live()).hasSizeGreaterThan(20);
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_clock_that_jumps_makes_no_finding_and_holds_nothing_up(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = SaboteurJar.before(jdk, JumpingClock.class, "clock", file, "healthy")
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            Snapshot before = findings.settle(5).newest();
            for (int hours : List.of(1, 0, -2, 0, 24, -24)) {
                jvm.say(Integer.toString(3600 * hours)).awaitLine("wrong by " + 3600 * hours);
                Snapshot after = findings.settle(10).newest();
                Duration jumped = Duration.between(before.at(), after.at());
                assertThat(jumped)
                        .isBetween(
                                Duration.ofHours(hours), Duration.ofHours(hours).plusMinutes(10));
            }
            assertThat(findings.newest().health().faults()).isZero();
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_leak_is_found_and_stays_found_while_the_clock_jumps(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = SaboteurJar.before(jdk, JumpingClock.class, "clock", file, "leaky")
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            jvm.say("-3600").awaitLine("wrong by -3600");
            findings.awaitFinding(FindingKind.STRANDED_TASK);
            jvm.say("3600").awaitLine("wrong by 3600");
            findings.settle(20);
            Finding finding = findings.awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(finding.state()).isEqualTo(FindingLife.OPEN);
            assertThat(Objects.requireNonNull(finding.blocked()).longestMillis())
                    .isLessThan(10 * 60_000);
            assertThat(jvm.end()).as("%s", jvm).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_stack_that_overflows_is_no_fault_of_the_hooks(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = ChildProgram.of(jdk, DeepCalls.class)
                .jvmOptions("-Xss512k", "-XX:MaxJavaStackTraceDepth=10", "-Xmx256m")
                .under(AgentJar.path(), Watched.QUICK + ",file=" + file)
                .start()) {
            Findings findings = Findings.follow(file, jvm);
            jvm.awaitLine("settled");
            AgentHealth health = findings.settle(2).newest().health();
            assertThat(health.faults()).isZero();
            assertThat(health.hooks()).allMatch(HookState::live);
            assertThat(jvm.end()).as("%s", jvm).isZero();
            assertThat(findings.all()).isEmpty();
        }
    }

    /** Has the next hook fail; nothing when there is none. */
    private static String next(ChildJvm jvm, int done) {
        String line = jvm.say("next").awaitLineAfter((done + 1) + " ");
        return line.equals("is none") ? "" : line;
    }

    private static boolean saysWhatIsOff(Snapshot snapshot) {
        List<HookState> off = snapshot.health().hooks().stream()
                .filter(hook ->
                        !hook.live() && hook.cause() != null && hook.cause().startsWith("switched off after"))
                .toList();
        return !off.isEmpty()
                && off.stream().allMatch(hook -> hook.faults() != null && hook.faults() >= LIMIT)
                && off.size() < snapshot.health().hooks().size();
    }
}
