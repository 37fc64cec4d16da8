package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Findings;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.UnansweredRequests;
import dev.stranded.wire.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent comes by the environment, as in a container image, and so with every JVM and every tool of the JDK. */
final class ToolOptionsIT {
    @TempDir
    private Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void it_watches_what_is_started_so(Jdk jdk) throws IOException {
        Path file = Watched.newFile();
        try (ChildJvm jvm = Watched.frugal(
                        ChildProgram.of(jdk, UnansweredRequests.class, "LinkedBlockingQueue.take", "platform"))
                .environment("JAVA_TOOL_OPTIONS", agent(Watched.QUICK + ",file=" + file))
                .start()) {
            Findings.follow(file, jvm).awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(jvm.end()).isZero();
            assertThat(jvm.stderr()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void given_twice_it_comes_once_and_says_so(Jdk jdk) throws IOException {
        Path first = Watched.newFile();
        Path second = Watched.newFile();
        try (ChildJvm jvm = Watched.frugal(
                        ChildProgram.of(jdk, UnansweredRequests.class, "LinkedBlockingQueue.take", "platform"))
                .environment("JAVA_TOOL_OPTIONS", agent(Watched.QUICK + ",file=" + first))
                .under(AgentJar.path(), "file=" + second)
                .start()) {
            jvm.awaitError("stranded: is already in this JVM");
            Findings findings = Findings.follow(first, jvm);
            findings.awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(findings.newest().health().faults()).isZero();
            assertThat(jvm.end()).isZero();
            assertThat(second).doesNotExist();
            assertThat(jvm.stderr()).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_jdks_tools_do_what_they_do_without_it(Jdk jdk) throws Exception {
        Path source = Files.writeString(folder.resolve("Shop.java"), "class Shop {}\n");
        assertSame(jdk, "java", "-version");
        assertSame(jdk, "java", "--list-modules");
        assertSame(jdk, "javac", "-d", folder, source);
        assertThat(folder.resolve("Shop.class")).exists();
        assertSame(jdk, "javap", "-cp", folder, "Shop");
        assertSame(jdk, "jar", "--create", "--file", folder.resolve("shop.jar"), "-C", folder, "Shop.class");
        assertSame(jdk, "keytool", "-list", "-keystore", folder.resolve("missing"), "-storepass", "changeit");
        assertSame(jdk, "jcmd", "-h");
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void it_does_not_watch_its_own_command_line(Jdk jdk) throws Exception {
        Object[] prove = {"-jar", AgentJar.path(), "prove", folder.resolve("missing.hprof")};
        Command with = Command.run(agent(""), jdk.java(), prove);
        Command without = Command.run("", jdk.java(), prove);
        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(2);
        assertThat(with.stderr()).hasSize(without.stderr().size() + 1).containsAll(without.stderr());
    }

    /** The JVM says what it has picked up, the agent says its one line, and all else is as it is without. */
    private void assertSame(Jdk jdk, String tool, Object... arguments) throws Exception {
        String options = agent("file=" + folder.resolve("tools.ndjson"));
        Command with = Command.run(options, jdk.tool(tool), arguments);
        Command without = Command.run("", jdk.tool(tool), arguments);
        assertThat(with.exitCode()).as("%s", with).isEqualTo(without.exitCode());
        assertThat(with.stdout()).containsExactlyElementsOf(without.stdout());
        assertThat(with.stderr().get(0)).isEqualTo("Picked up JAVA_TOOL_OPTIONS: " + options);
        assertThat(with.stderr())
                .filteredOn(line -> !line.startsWith("Picked up "))
                .filteredOn(line -> !line.startsWith("stranded: watching this JVM"))
                .containsExactlyElementsOf(without.stderr());
    }

    private static String agent(String options) {
        return "-javaagent:" + AgentJar.path() + (options.isEmpty() ? "" : "=" + options);
    }
}
