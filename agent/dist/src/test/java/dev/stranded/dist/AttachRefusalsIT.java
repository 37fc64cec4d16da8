package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an attach fails, the one who attaches is told why in a line, with what helps, and nobody is harmed. */
final class AttachRefusalsIT {
    @TempDir
    Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvm_lets_nobody_in(Jdk jdk) {
        try (ChildJvm jvm = start(jdk, "-XX:+DisableAttachMechanism")) {
            assertThat(attach(jdk, jvm.pid())).contains("-XX:+DisableAttachMechanism", "-javaagent");
            unharmed(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvm_lets_no_agent_in(Jdk jdk) {
        try (ChildJvm jvm = start(jdk, "-XX:-EnableDynamicAgentLoading")) {
            assertThat(attach(jdk, jvm.pid())).contains("-XX:+EnableDynamicAgentLoading", "-javaagent");
            unharmed(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvm_is_stopped(Jdk jdk) throws IOException, InterruptedException {
        try (ChildJvm jvm = start(jdk)) {
            signal("STOP", jvm);
            for (String command : List.of("attach", "status", "threads")) {
                assertThat(Asker.on(jdk).refusal(command, jvm.pid())).contains("is stopped", "kill -CONT " + jvm.pid());
            }
            signal("CONT", jvm);
            unharmed(jvm);
        }
    }

    @Test
    void a_process_is_no_jvm_or_has_ended() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("cat").start();
        try {
            assertThat(attach(Jdks.running(), process.pid())).contains("no JVM with pid " + process.pid());
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(attach(Jdks.running(), process.pid())).contains("no JVM with pid " + process.pid());
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_file_that_the_agent_is_to_write_can_not_be_written(Jdk jdk) {
        try (ChildJvm jvm = start(jdk)) {
            assertThat(Asker.on(jdk).refusal("attach", jvm.pid(), "file=" + folder))
                    .contains("can't write to " + folder, "that is a folder");
            unharmed(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_asking_run_time_image_lacks_a_module(Jdk jdk) throws IOException, InterruptedException {
        Jdk small = image(jdk);
        try (ChildJvm jvm = start(jdk);
                ChildJvm asker = ChildProgram.of(small, AgentJar.path().toString(), "attach", Long.toString(jvm.pid()))
                        .jvmOptions("-jar")
                        .start()) {
            assertThat(asker.awaitExit()).isEqualTo(Asker.FAILED);
            assertThat(asker.stderr()).singleElement().asString().contains("jdk.attach", "java of a JDK");
            unharmed(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_jvms_run_time_image_lacks_a_module(Jdk jdk) throws IOException, InterruptedException {
        Path classes = LonelyProgram.compiled(jdk);
        try (LonelyProgram program = LonelyProgram.start(List.of(), image(jdk).java(), classes)) {
            assertThat(attach(jdk, program.pid())).contains("java.instrument", "jlink");
            program.end();
        } finally {
            LonelyProgram.delete(classes);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvm_is_of_another_make(Jdk jdk) throws IOException, InterruptedException {
        // It is told by its library; here HotSpot loads one of that name.
        Path library = Files.copy(jdk.home().resolve("lib").resolve("libnet.so"), folder.resolve("libj9vm29.so"));
        Path classes = LonelyProgram.compiled(jdk);
        try (LonelyProgram program = LonelyProgram.start(List.of(), jdk.java(), classes, library.toString())) {
            assertThat(attach(jdk, program.pid())).contains("OpenJ9", "run the application on an OpenJDK with HotSpot");
            program.end();
        } finally {
            LonelyProgram.delete(classes);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvm_is_another_users(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(succeeds("setpriv", "--reuid=65534", "--clear-groups", "true"), "this user can't be another");
        try (ChildJvm jvm = start(jdk)) {
            assertThat(attachAsNobody(jdk, jvm.pid()))
                    .startsWith("stranded: process " + jvm.pid() + " is ")
                    .contains("; run the command as ");
            unharmed(jvm);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void another_users_jvm_that_was_killed_has_left_its_socket(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(succeeds("setpriv", "--reuid=65534", "--clear-groups", "true"), "this user can't be another");
        Path classes = LonelyProgram.compiled(jdk);
        try (LonelyProgram program = LonelyProgram.start(LonelyProgram.AS_NOBODY, jdk.java(), classes)) {
            Path left = program.leaveDeadSocket();
            assertThat(attachAsNobody(jdk, program.pid())).contains("was killed has left " + left, "delete it");
            program.end();
            Files.delete(left);
        } finally {
            LonelyProgram.delete(classes);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvms_folder_for_temporary_files_can_not_be_written_to(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(succeeds("unshare", "--mount", "true"), "this user can't make namespaces");
        Path classes = LonelyProgram.compiled(jdk);
        try (LonelyProgram program = LonelyProgram.withOwnTmp("ro", jdk.java(), classes)) {
            assertThat(attach(jdk, program.pid()))
                    .contains(program.tmp().toString(), "can't be written to", "-javaagent");
            program.end();
        } finally {
            LonelyProgram.delete(classes);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_jvms_folder_for_temporary_files_is_full(Jdk jdk) throws IOException, InterruptedException {
        assumeTrue(succeeds("unshare", "--mount", "true"), "this user can't make namespaces");
        Path classes = LonelyProgram.compiled(jdk);
        // There is room for what the JVM itself writes, not for the agent's jar.
        try (LonelyProgram program = LonelyProgram.withOwnTmp("size=200k", jdk.java(), classes)) {
            assertThat(attach(jdk, program.pid())).contains(program.tmp().toString(), "No space left");
            assertThat(program.left()).isEmpty();
            program.end();
        } finally {
            LonelyProgram.delete(classes);
        }
    }

    /** Says why, in one line. */
    private static String attach(Jdk jdk, long pid) {
        return Asker.on(jdk).refusal("attach", pid);
    }

    private static String attachAsNobody(Jdk jdk, long pid) throws IOException, InterruptedException {
        Path open = Files.createTempDirectory("stranded-open");
        assertThat(open.toFile().setExecutable(true, false)).isTrue();
        Path jar = Files.copy(AgentJar.path(), open.resolve("agent.jar"));
        try {
            List<String> command = new ArrayList<>(LonelyProgram.AS_NOBODY);
            command.addAll(List.of(jdk.java().toString(), "-jar", jar.toString(), "attach", Long.toString(pid)));
            Process asker = new ProcessBuilder(command).start();
            String why = new String(asker.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(asker.waitFor()).isEqualTo(Asker.FAILED);
            return why;
        } finally {
            Files.delete(jar);
            Files.delete(open);
        }
    }

    private static ChildJvm start(Jdk jdk, String... jvmOptions) {
        ChildJvm jvm = Watched.frugal(ChildProgram.of(jdk, Surroundings.class))
                .jvmOptions(jvmOptions)
                .start();
        jvm.say("properties").awaitLine("done");
        return jvm;
    }

    /** It goes on, and ends as it should, with nothing printed that was not asked for. */
    private static void unharmed(ChildJvm jvm) {
        jvm.say("threads").awaitLineAfter("counted: ");
        assertThat(jvm.stdout()).noneMatch(line -> line.contains("Full thread dump"));
        assertThat(jvm.end()).isZero();
    }

    /** A run-time image that is as small as can be. */
    private Jdk image(Jdk jdk) throws IOException, InterruptedException {
        Path image = folder.resolve("image");
        assertThat(succeeds(jdk.tool("jlink").toString(), "--add-modules", "java.base", "--output", image.toString()))
                .isTrue();
        return new Jdk(jdk.feature(), image);
    }

    private static void signal(String name, ChildJvm jvm) throws IOException, InterruptedException {
        assertThat(succeeds("kill", "-" + name, Long.toString(jvm.pid()))).isTrue();
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
