package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Deadlock;
import dev.stranded.testbed.programs.NestedTasks;
import dev.stranded.testbed.programs.ScopeUnderLock;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that wait for each other in a ring. */
final class DeadlocksIT {
    private static final int ENOUGH_SNAPSHOTS = 20;
    private static final List<String> WAYS =
            List.of("locks", "monitors", "mixed", "joins", "futures", "readers", "upgrade");
    private static final Set<String> MADE_THEN_STARTED = Set.of("joins", "readers");
    private static final Map<String, Integer> OTHER_THAN_TWO = Map.of("readers", 3, "upgrade", 1);
    private static final int VIRTUAL_MONITORS_SINCE = 25;
    private static final int SCOPES_SINCE = 25;

    /** The line at which tasks wait, by how they are nested. */
    private static final Map<String, String> NESTINGS =
            Map.of("task", "wait", "stage", "wait-stage", "clock", "wait", "deep", "wait-deep");

    /** Up to JDK 24, HotSpot does not tell of the monitors of virtual threads. */
    static Stream<Arguments> everyWayEverywhere() {
        return Where.all()
                .flatMap(where ->
                        WAYS.stream().filter(way -> isKnown(way, where)).map(way -> Arguments.of(way, where)));
    }

    static Stream<Arguments> everyOrderlyWayEverywhere() {
        return Where.all().flatMap(where -> Stream.of("locks", "monitors").map(way -> Arguments.of(way, where)));
    }

    private static boolean isKnown(String way, Where where) {
        boolean monitors = way.equals("monitors") || way.equals("mixed");
        return !monitors || !where.isVirtual() || where.jdk().feature() >= VIRTUAL_MONITORS_SINCE;
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyWayEverywhere")
    void a_deadlock_is_evident_and_names_its_tasks(String way, Where where) throws IOException {
        Marks marks = Marks.of(Deadlock.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), Deadlock.class, way, where.threads()))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.DEADLOCK);
            assertThat(finding.verdict()).isEqualTo(Verdict.EVIDENT);
            int tasks = OTHER_THAN_TWO.getOrDefault(way, 2);
            assertThat(finding.count()).isEqualTo(tasks);
            assertThat(finding.tasks()).hasSize(tasks).allMatch(task -> task.virtual() == where.isVirtual());
            assertThat(finding.evidence()).hasSize(tasks);
            assertThat(finding.ring()).hasSize(tasks);
            for (int i = 0; i < tasks; i++) {
                assertThat(finding.ring().get(i).holder())
                        .isEqualTo(finding.ring().get((i + 1) % tasks).task().id());
            }
            String spawn = where.isVirtual() && MADE_THEN_STARTED.contains(way) ? way + "-virtual" : way;
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame(spawn));
            String wait = Objects.requireNonNull(finding.blocked()).site();
            if (way.equals("monitors") || way.equals("mixed")) {
                // The JVM gives the line of the block or that of its first statement.
                String method = way.equals("monitors") ? "enterBoth" : "lockAndEnter";
                assertThat(wait).startsWith(Deadlock.class.getName() + "." + method + "(");
            } else {
                assertThat(wait).matches(marks.frame(way + "-wait"));
            }
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyOrderlyWayEverywhere")
    void of_what_is_taken_in_one_order_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), Deadlock.class, way, where.threads(), "orderly"), ENOUGH_SNAPSHOTS);
    }

    static Stream<Arguments> everyNestingEverywhere() {
        return Where.all().flatMap(where -> NESTINGS.keySet().stream().map(how -> Arguments.of(how, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyNestingEverywhere")
    void a_pool_that_waits_for_itself_is_evident(String how, Where where) throws IOException {
        Marks marks = Marks.of(NestedTasks.class);
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), NestedTasks.class, where.threads(), "same", how))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.DEADLOCK);
            assertThat(finding.verdict()).isEqualTo(Verdict.EVIDENT);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.ring()).hasSize(2).allMatch(link -> link.holder() == null);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            String wait = Objects.requireNonNull(NESTINGS.get(how));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame(wait));
            assertThat(finding.evidence().get(0).fact())
                    .containsPattern(marks.frame(how.equals("clock") ? "made-clock" : "made"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyNestingEverywhere")
    void of_nested_tasks_in_a_pool_of_their_own_nothing_is_said(String how, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), NestedTasks.class, where.threads(), "other", how), ENOUGH_SNAPSHOTS);
    }

    static List<Jdk> everyJdkWithScopes() {
        return Jdks.all().stream().filter(jdk -> jdk.feature() >= SCOPES_SINCE).toList();
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithScopes")
    void a_scope_that_is_joined_under_a_lock_that_its_task_needs_is_evident(Jdk jdk) throws IOException {
        Marks marks = Marks.of(ScopeUnderLock.class);
        try (Watched watched = Watched.start(scopes(jdk, "holding"))) {
            Finding finding = watched.findings().awaitFinding(FindingKind.DEADLOCK);
            assertThat(finding.verdict()).isEqualTo(Verdict.EVIDENT);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(marks.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(marks.frame("wait"));
            watched.end();
            assertThat(watched.findings().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdkWithScopes")
    void of_a_scope_that_is_joined_without_the_lock_nothing_is_said(Jdk jdk) throws IOException {
        Watched.assertNothingSaidOf(scopes(jdk, "free"), ENOUGH_SNAPSHOTS);
    }

    private static ChildProgram scopes(Jdk jdk, String way) {
        return ChildProgram.of(jdk, ScopeUnderLock.class, way).jvmOptions("--enable-preview");
    }
}
