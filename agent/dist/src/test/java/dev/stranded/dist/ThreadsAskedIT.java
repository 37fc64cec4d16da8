package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.Crowd;
import dev.stranded.wire.ChannelSide;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Command;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Threads;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A dashboard asks for a look at every task. */
final class ThreadsAskedIT {
    private static final Marks MARKS = Marks.of(Crowd.class);
    private static final int MANY = 100_000;
    private static final int SOME = 60;

    static Stream<Where> everywhere() {
        return Where.all();
    }

    static List<Jdk> everyJdkWithVirtualThreads() {
        return Jdks.withVirtualThreads();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everywhere")
    void every_task_is_told_with_who_spawned_it_and_where_it_waits(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = start(dashboard, where.jdk(), where.threads(), SOME)) {
            Threads threads = ask(dashboard, jvm);
            assertThat(threads.tasks()).isGreaterThanOrEqualTo(SOME + 10);
            assertThat(threads.shown()).isEqualTo(threads.tasks());
            assertThat(threads.groups()).extracting(Threads.Group::count).allMatch(count -> count > 0);
            Threads.Group hall = threads.groups().stream()
                    .filter(group -> group.blocked() != null
                            && MARKS.frame("hall")
                                    .matcher(group.blocked().site())
                                    .matches())
                    .findFirst()
                    .orElseThrow();
            assertThat(hall.count()).isEqualTo(SOME / 2);
            assertThat(hall.site()).matches(MARKS.frame("visitors"));
            assertThat(hall.members()).hasSize(20).allSatisfy(member -> {
                assertThat(member.waitedMillis()).isNotNull();
                Threads.Owner owner = Objects.requireNonNull(member.owner());
                assertThat(owner.site()).matches(MARKS.frame("doormen"));
                assertThat(owner.id()).isNotNull();
            });
            assertThat(threads.spawns()).anySatisfy(spawn -> {
                assertThat(spawn.by()).isNotNull();
                assertThat(spawn.by()).matches(MARKS.frame("doormen"));
                assertThat(spawn.live()).isEqualTo(SOME);
            });
            assertThat(threads.sites())
                    .anySatisfy(site -> assertThat(site.site()).matches(MARKS.frame("visitors")));
            assertThat(jvm.end()).isZero();
            assertThat(dashboard.faults()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyJdkWithVirtualThreads")
    void a_hundred_thousand_tasks_are_few_groups_in_one_line(Jdk jdk) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = start(dashboard, jdk, "virtual", MANY)) {
            Threads threads = ask(dashboard, jvm);
            assertThat(threads.tasks()).isGreaterThanOrEqualTo(MANY);
            assertThat(threads.shown()).isBetween(4_500L, 5_100L);
            assertThat(threads.groups())
                    .hasSizeLessThan(100)
                    .anyMatch(
                            group -> MARKS.frame("writer").matcher(group.site()).matches());
            long visitors = threads.groups().stream()
                    .filter(group ->
                            MARKS.frame("visitors").matcher(group.site()).matches())
                    .mapToLong(Threads.Group::count)
                    .sum();
            assertThat(visitors * threads.tasks() / threads.shown()).isBetween(MANY * 95L / 100, MANY * 105L / 100);
            assertThat(threads.spawns()).anyMatch(spawn -> spawn.live() == MANY);
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everywhere")
    @Timeout(120)
    void it_is_taken_at_once_however_rare_looks_are(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0)) {
            dashboard.give(new Command(Command.THREADS, "t1"));
            try (ChildJvm jvm = start(dashboard, where.jdk(), where.threads(), SOME, "threshold=500ms,sample=1h")) {
                dashboard.await(Threads.class::isInstance, "a look at every task");
                assertThat(jvm.end()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everywhere")
    void who_puts_and_who_takes_is_told_of_each_queue(Where where) throws Exception {
        try (DashboardStub dashboard = DashboardStub.on(0);
                ChildJvm jvm = start(dashboard, where.jdk(), where.threads(), SOME)) {
            dashboard.await(
                    message -> message instanceof Snapshot snapshot
                            && snapshot.channels().stream()
                                    .anyMatch(channel -> made(channel, "written")
                                            && has(channel.putters(), "writer")
                                            && has(channel.takers(), "sorters"))
                            && snapshot.channels().stream()
                                    .anyMatch(channel -> made(channel, "sorted")
                                            && has(channel.putters(), "sorters")
                                            && has(channel.takers(), "reader")),
                    "the pipeline's putters and takers");
            assertThat(jvm.end()).isZero();
        }
    }

    private static boolean made(ChannelState channel, String mark) {
        return channel.created() != null
                && MARKS.frame(mark).matcher(channel.created()).matches();
    }

    private static boolean has(List<ChannelSide> sides, String mark) {
        return sides.stream()
                .anyMatch(side -> MARKS.frame(mark).matcher(side.site()).matches()
                        && side.live() > 0
                        && side.form() != TaskForm.EXECUTOR_TASK);
    }

    private static Threads ask(DashboardStub dashboard, ChildJvm jvm) throws InterruptedException {
        jvm.awaitLine("settled");
        int settled = dashboard.batches().size();
        dashboard.await(message -> dashboard.batches().size() > settled + 8, "some more looks");
        dashboard.give(new Command(Command.THREADS, "t1"));
        return (Threads) dashboard.await(Threads.class::isInstance, "a look at every task");
    }

    private static ChildJvm start(DashboardStub dashboard, Jdk jdk, String threads, int visitors) {
        return start(dashboard, jdk, threads, visitors, Watched.QUICK);
    }

    private static ChildJvm start(DashboardStub dashboard, Jdk jdk, String threads, int visitors, String options) {
        return ChildProgram.of(jdk, Crowd.class, threads, Integer.toString(visitors))
                .jvmOptions("-XX:+UseSerialGC", "-Xmx700m")
                .under(AgentJar.path(), options + ",dashboard=http://127.0.0.1:" + dashboard.port())
                .start();
    }
}
