package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code prove PID}: dumps a JVM that runs, and leaves nothing behind. */
final class ProveRunningIT {
    private static final int NOTHING = 0;
    private static final int PROVEN = 1;
    private static final int FAILED = 2;

    /** What the JDK's launcher returns for a program that was told to end. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    static Stream<Arguments> everyPairOfJdks() {
        return Jdks.all().stream()
                .flatMap(commands -> Jdks.all().stream().map(programs -> Arguments.of(commands, programs)));
    }

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @AfterEach
    void nothing_is_left_behind() {
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest(name = "command on {0}, program on {1}")
    @MethodSource("everyPairOfJdks")
    void it_names_who_waits_for_ever_in_a_running_jvm(Jdk commands, Jdk programs) {
        try (ChildJvm ward = ward(programs, "lost");
                ChildJvm jvm = prove(commands, ward, "--yes")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(PROVEN);
            assertThat(String.join("\n", jvm.stdout()))
                    .startsWith("JVM " + ward.pid() + " (dev.stranded.dist.ProveRunningIT$Ward): ")
                    .contains("who:  \"lost\"", "unless compiled code hides a reference from the dump")
                    .contains("static dev.stranded.dist.ProveRunningIT$Ward.HELD → java.util.concurrent.CountDownLatch")
                    .contains("who:  \"left\"", "who:  \"right\"")
                    .contains("wait: a monitor.enter")
                    .endsWith(programs.hasVirtualThreads() ? "\n4 proven." : "\n3 proven.");
            assertThat(jvm.stderr()).hasSize(2);
            assertThat(jvm.stderr().get(0))
                    .startsWith("stranded: will stop the JVM " + ward.pid())
                    .contains(" for about 0.1 s and write about ", " MB to " + folder);
            assertThat(jvm.stderr().get(1)).startsWith("stranded: it wrote ").contains(" and stood still for at most ");
            assertThat(ward.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void its_findings_and_its_exit_code_are_those_of_a_dump(Jdk jdk) {
        try (ChildJvm ward = ward(jdk, "lost", "-XX:-EliminateAllocations");
                ChildJvm jvm = prove(jdk, ward, "--yes", "--json")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(PROVEN);
            assertThat(jvm.stdout())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"verdict\":\"proven\"", "\"jvm\":\"JVM " + ward.pid())
                            .doesNotContain("compiled code"));
        }
        try (ChildJvm ward = ward(jdk, "healthy");
                ChildJvm jvm = prove(jdk, ward, "--yes")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(NOTHING);
            assertThat(jvm.stdout()).endsWith("Nothing is proven.");
        }
    }

    @Test
    void unasked_it_stops_nobody() {
        try (ChildJvm ward = ward(Jdks.running(), "lost");
                ChildJvm jvm = prove(Jdks.running(), ward)) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(FAILED);
            assertThat(jvm.stdout()).isEmpty();
            assertThat(jvm.stderr()).hasSize(1);
            assertThat(jvm.stderr().get(0))
                    .startsWith("stranded: will stop the JVM " + ward.pid())
                    .endsWith("; there is no terminal to ask at: add --yes to agree");
        }
    }

    @Test
    void of_a_wrong_pid_it_says_which_there_are() {
        long none = Integer.MAX_VALUE;
        try (ChildJvm ward = ward(Jdks.running(), "healthy");
                ChildJvm jvm = command(Jdks.running(), "prove", Long.toString(none), "--yes")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(FAILED);
            assertThat(jvm.stderr()).hasSize(1);
            assertThat(jvm.stderr().get(0))
                    .startsWith("stranded: no JVM with pid " + none + "; these run: ")
                    .contains(ward.pid() + " (dev.stranded.dist.ProveRunningIT$Ward)");
        }
    }

    @Test
    void no_process_gets_a_signal_that_is_no_jvm() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        try (ChildJvm jvm = command(Jdks.running(), "prove", Long.toString(process.pid()), "--yes")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(FAILED);
            assertThat(jvm.stderr().get(0)).startsWith("stranded: no JVM with pid " + process.pid());
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_jvm_that_lets_nobody_in_is_named() {
        try (ChildJvm ward = ward(Jdks.running(), "healthy", "-XX:+DisableAttachMechanism");
                ChildJvm jvm = prove(Jdks.running(), ward, "--yes")) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(FAILED);
            assertThat(jvm.stderr()).hasSize(1);
            assertThat(jvm.stderr().get(0))
                    .startsWith("stranded: can't attach to JVM " + ward.pid())
                    .contains("-XX:+DisableAttachMechanism");
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void told_to_end_it_takes_its_dump_along(Jdk jdk) {
        try (ChildJvm ward = ward(jdk, "large");
                ChildJvm jvm = prove(jdk, ward, "--yes")) {
            jvm.awaitError("will stop the JVM");
            assertThat(jvm.terminate()).as("%s", jvm).isEqualTo(TERMINATED);
            assertThat(folder).isEmptyDirectory();
            assertThat(ward.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void when_the_program_ends_it_leaves_no_dump(Jdk jdk) {
        try (ChildJvm ward = ward(jdk, "large");
                ChildJvm jvm = prove(jdk, ward, "--yes")) {
            jvm.awaitError("will stop the JVM");
            ProcessHandle.of(ward.pid()).ifPresent(ProcessHandle::destroyForcibly);
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(FAILED);
            assertThat(jvm.stdout()).isEmpty();
        }
    }

    private ChildJvm prove(Jdk jdk, ChildJvm subject, String... options) {
        List<String> arguments = new ArrayList<>(List.of("prove", Long.toString(subject.pid())));
        arguments.addAll(Arrays.asList(options));
        return command(jdk, arguments.toArray(new String[0]));
    }

    private ChildJvm command(Jdk jdk, String... arguments) {
        return ChildProgram.of(jdk, AgentJar.path().toString(), arguments)
                .jvmOptions("-Djava.io.tmpdir=" + folder, "-jar")
                .start();
    }

    private static ChildJvm ward(Jdk jdk, String way, String... jvmOptions) {
        return ChildProgram.of(jdk, Ward.class, way)
                .jvmOptions(jvmOptions)
                .start()
                .awaitLine("ready");
    }

    /** Tasks of all sorts, of which some wait for ever if it is told so; it runs until its standard input ends. */
    static final class Ward {
        private static final CountDownLatch HELD = new CountDownLatch(1);
        private static final List<byte[]> LARGE = new ArrayList<>();
        private static final int LARGE_ARRAYS = 3_000_000;

        private Ward() {}

        public static void main(String[] arguments) throws Exception {
            awaitWaiting(start("held", () -> {
                HELD.await();
                return HELD;
            }));
            supply(new LinkedBlockingQueue<>());
            if (arguments[0].equals("lost")) {
                awaitWaiting(start("lost", new LinkedBlockingQueue<>()::take));
                deadlock(new Object(), new Object());
                startVirtual(new LinkedBlockingQueue<>()::take);
            } else if (arguments[0].equals("large")) {
                for (int i = 0; i < LARGE_ARRAYS; i++) {
                    LARGE.add(new byte[0]);
                }
            }
            System.out.println("ready");
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
            System.exit(0);
        }

        private static void supply(LinkedBlockingQueue<Object> queue) {
            start("taker", () -> {
                for (Object taken = queue.take(); taken != HELD; taken = queue.take()) {
                    Thread.onSpinWait();
                }
                return queue;
            });
            start("putter", () -> {
                while (HELD.getCount() > 0) {
                    queue.put("");
                    Thread.sleep(1);
                }
                return queue;
            });
        }

        private static void deadlock(Object first, Object second) {
            CountDownLatch both = new CountDownLatch(2);
            Thread left = start("left", () -> inBoth(first, second, both));
            Thread right = start("right", () -> inBoth(second, first, both));
            for (Thread thread : List.of(left, right)) {
                while (thread.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        }

        private static Object inBoth(Object outer, Object inner, CountDownLatch both) throws InterruptedException {
            synchronized (outer) {
                both.countDown();
                both.await();
                synchronized (inner) {
                    return both;
                }
            }
        }

        private static void startVirtual(Callable<Object> task) throws ReflectiveOperationException {
            if (Runtime.version().feature() >= 21) {
                Thread thread = (Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, (Runnable) () -> call(task));
                awaitWaiting(thread);
            }
        }

        private static Thread start(String name, Callable<Object> task) {
            Thread thread = new Thread(() -> call(task), name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        private static void awaitWaiting(Thread thread) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        private static void call(Callable<Object> task) {
            try {
                task.call();
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
