package dev.stranded.dist;

import static dev.stranded.dist.Asker.FINE;
import static dev.stranded.dist.Asker.FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Surroundings;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.FindingKind;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user does with a JVM that runs. */
final class CommandLineIT {
    private static final String LEAKING = "dev.stranded.testbed.programs.UnansweredRequests";

    private static final String SPAWNS = "UnansweredRequests.main(UnansweredRequests.java:";

    static Stream<Arguments> everyJdkOnProgramsEverywhere() {
        return Jdks.all().stream()
                .flatMap(commands -> Where.all()
                        .filter(where -> where.isVirtual() == where.jdk().hasVirtualThreads())
                        .map(programs -> Arguments.of(commands, programs)));
    }

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest(name = "commands on {0}, program on {1}")
    @MethodSource("everyJdkOnProgramsEverywhere")
    void it_attaches_asks_and_detaches_again_and_again(Jdk jdk, Where where) throws IOException {
        Asker asker = Asker.on(jdk);
        try (ChildJvm jvm = leaking(where)) {
            for (int round = 0; round < 2; round++) {
                Path file = Watched.newFile();
                assertThat(asker.run(FINE, "attach", jvm, Watched.QUICK, "file=" + file))
                        .first()
                        .isEqualTo("Attached to JVM " + jvm.pid() + " (" + LEAKING + ").");
                Findings.follow(file, jvm).awaitFinding(FindingKind.STRANDED_TASK);
                assertThat(asker.run(FOUND, "findings", jvm))
                        .anyMatch(line -> line.startsWith("SUSPECTED stranded-task: "))
                        .anyMatch(line -> line.startsWith("  spawned   ") && line.contains(SPAWNS))
                        .last()
                        .asString()
                        .contains(" open finding");
                assertThat(asker.run(FINE, "detach", jvm))
                        .singleElement()
                        .asString()
                        .startsWith("Detached from JVM " + jvm.pid());
                assertThat(asker.refusal("findings", jvm.pid()))
                        .isEqualTo("stranded: Stranded is not in JVM " + jvm.pid() + "; attach " + jvm.pid()
                                + " puts it there");
            }
            assertThat(jvm.end()).isZero();
        }
    }

    /** As after an update: the JVM's own loader still has the way in of the jar that was attached first. */
    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_jar_that_attaches_is_the_one_that_comes(Jdk jdk, @TempDir Path folder) throws IOException {
        Path first = Files.copy(AgentJar.path(), folder.resolve("first.jar"));
        Path second = Files.copy(AgentJar.path(), folder.resolve("second, newer.jar"));
        Path foreign = Files.copy(AgentJar.path(), folder.resolve("foreign.jar"));
        changeHooks(foreign);
        try (ChildJvm jvm = leaking(new Where(jdk, "platform"))) {
            Asker.of(first, jdk).run(FINE, "attach", jvm, Watched.QUICK);
            Asker.of(first, jdk).run(FINE, "detach", jvm);
            Files.delete(first);
            assertThat(Asker.of(foreign, jdk).refusal("attach", jvm.pid()))
                    .contains("this JVM still has the hook classes of another build of Stranded");
            Path file = Watched.newFile();
            Asker.of(second, jdk).run(FINE, "attach", jvm, Watched.QUICK, "file=" + file);
            Findings.follow(file, jvm).awaitFinding(FindingKind.STRANDED_TASK);
            Asker.of(second, jdk).run(FINE, "detach", jvm);
            assertThat(jvm.end()).isZero();
        }
    }

    private static void changeHooks(Path jar) throws IOException {
        try (FileSystem entries = FileSystems.newFileSystem(jar)) {
            Files.write(
                    entries.getPath("boot/dev/stranded/bootstrap/Hooks.classdata"),
                    new byte[] {0},
                    StandardOpenOption.APPEND);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void each_command_prints_what_the_agent_answers(Jdk jdk) throws IOException {
        Asker asker = Asker.on(jdk);
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        try (Watched watched =
                Watched.start(ChildProgram.of(jdk, UnansweredRequests.class, "LinkedBlockingQueue.take", threads))) {
            ChildJvm jvm = watched.jvm();
            watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(asker.run(FINE, "status", jvm))
                    .anyMatch(line -> line.matches("  hooks +(\\d+) of \\1 live"))
                    .anyMatch(line -> line.matches("  faults +0"))
                    .anyMatch(line -> line.matches("  findings +1 open finding: 1 suspected"))
                    .first()
                    .asString()
                    .startsWith("JVM " + jvm.pid() + " (" + LEAKING + "), JDK " + jdk.feature());
            assertThat(asker.run(FOUND, "watch", jvm, "--count", "2"))
                    .noneMatch(line -> line.contains("\u001b"))
                    .filteredOn(line -> line.startsWith("SPAWN SITE"))
                    .hasSize(2);
            assertThat(asker.run(FINE, "threads", jvm))
                    .anyMatch(line -> line.startsWith("  spawned  ") && line.contains(SPAWNS))
                    .anyMatch(line -> line.contains(threads + " thread"));
            for (String command : List.of("status", "threads")) {
                assertThat(asker.run(FINE, command, jvm, "--json"))
                        .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"))
                        .first()
                        .asString()
                        .startsWith("{\"type\":\"hello\",");
            }
            assertThat(asker.run(FOUND, "findings", jvm, "--json"))
                    .singleElement()
                    .asString()
                    .startsWith("{\"type\":\"finding\",");
            assertThat(asker.run(FINE, "findings", jvm, "--at-least", "proven")).containsExactly("No open findings.");
            assertThat(asker.refusal("attach", jvm.pid()))
                    .contains("is in JVM " + jvm.pid(), "already", "detach " + jvm.pid());
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    @Timeout(120)
    void who_asks_hears_of_what_is_now_however_rare_looks_are(Jdk jdk) {
        Asker asker = Asker.on(jdk);
        try (ChildJvm jvm = leaking(new Where(jdk, "platform"))) {
            asker.run(FINE, "attach", jvm, "threshold=500ms,sample=1h");
            int exit = FINE;
            while (exit == FINE) {
                try (ChildJvm asking = asker.start("findings", Long.toString(jvm.pid()))) {
                    exit = asking.awaitExit();
                }
            }
            assertThat(exit).isEqualTo(FOUND);
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void list_shows_who_can_be_attached_to_and_no_arguments(Jdk jdk) throws IOException {
        try (ChildJvm plain = surroundings(jdk);
                ChildJvm closed = surroundings(jdk, "-XX:+DisableAttachMechanism");
                ChildJvm strict = surroundings(jdk, "-XX:-EnableDynamicAgentLoading");
                Watched watched = Watched.start(ChildProgram.of(jdk, Surroundings.class, "secret"))) {
            watched.findings().settle(1);
            try (ChildJvm list = Asker.on(jdk).start("list")) {
                assertThat(list.awaitExit()).as("%s", list).isZero();
                assertThat(list.stderr()).isEmpty();
                assertThat(list.stdout()).noneMatch(line -> line.contains("secret"));
                String version = " +" + jdk.feature() + "\\S* +";
                String main = " +" + Surroundings.class.getName();
                assertThat(list.stdout())
                        .anyMatch(line -> line.matches(" *" + plain.pid() + " +\\S+" + version + "no +yes" + main))
                        .anyMatch(line ->
                                line.matches(" *" + closed.pid() + " +\\S+" + version + "no +attach disabled" + main))
                        .anyMatch(line ->
                                line.matches(" *" + strict.pid() + " +\\S+" + version + "no +agents disabled" + main))
                        .anyMatch(line ->
                                line.matches(" *" + watched.jvm().pid() + " +\\S+" + version + "yes +yes" + main));
            }
            try (ChildJvm list = Asker.on(jdk).start("list", "--json")) {
                assertThat(list.awaitExit()).as("%s", list).isZero();
                assertThat(list.stdout())
                        .anyMatch(line -> line.startsWith("{\"pid\":" + plain.pid() + ",")
                                && line.endsWith("\"stranded\":false,\"attachable\":true}"));
            }
            assertThat(plain.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void threads_without_the_agent_are_those_that_the_jvm_prints(Jdk jdk) throws IOException {
        try (ChildJvm jvm = leaking(new Where(jdk, "platform"))) {
            assertThat(Asker.on(jdk).run(FINE, "threads", jvm))
                    .anyMatch(line -> line.matches("\\d+ platform threads, WAITING, .* old"))
                    .anyMatch(line -> line.contains("LinkedBlockingQueue.take(LinkedBlockingQueue.java:"))
                    .last()
                    .asString()
                    .contains("virtual threads", "attach " + jvm.pid());
            assertThat(jvm.end()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_relative_file_is_where_the_command_runs(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        try (ChildJvm jvm = surroundings(jdk)) {
            Asker.on(jdk).run(FINE, "attach", jvm, "file=" + relative, "sample=100ms");
            Findings.follow(file, jvm).settle(1);
            assertThat(jvm.end()).isZero();
        }
    }

    @Test
    @Timeout(120)
    void a_terminal_is_drawn_on_and_given_back() throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script), "there is no script(1)");
        Path typescript = Watched.newFile();
        try (Watched watched = Watched.start(ChildProgram.of(Jdks.running(), Surroundings.class))) {
            watched.findings().settle(1);
            String command = Jdks.running().java() + " -jar " + AgentJar.path() + " watch "
                    + watched.jvm().pid();
            Process process = new ProcessBuilder(script.toString(), "-qefc", command, typescript.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitText(typescript, "FINDINGS");
            assertThat(watched.jvm().end()).isZero();
            assertThat(process.waitFor()).isEqualTo(FINE);
        }
        assertThat(Files.readString(typescript))
                .contains("\u001b[?1049h\u001b[?25l", "\u001b[H", "SPAWN SITE", "has ended.")
                .containsSubsequence("\u001b[?1049h", "\u001b[J", "\u001b[?25h\u001b[?1049l", "has ended.");
    }

    private static void awaitText(Path file, String text) throws IOException {
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            Thread.onSpinWait();
        }
    }

    private static ChildJvm leaking(Where where) {
        return Watched.frugal(ChildProgram.of(
                        where.jdk(), UnansweredRequests.class, "LinkedBlockingQueue.take", where.threads()))
                .jvmOptions("-XX:+EnableDynamicAgentLoading")
                .start()
                .awaitLine("requests: 20");
    }

    private static ChildJvm surroundings(Jdk jdk, String... jvmOptions) {
        ChildJvm jvm = Watched.frugal(ChildProgram.of(jdk, Surroundings.class, "secret"))
                .jvmOptions(jvmOptions)
                .start();
        jvm.say("properties").awaitLine("done");
        return jvm;
    }
}
