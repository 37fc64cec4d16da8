package dev.stranded.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdksTest {
    @Test
    void every_jdk_that_the_agent_is_tested_on_is_here() {
        String sentence = "No JDK " + Jdks.missing() + " was found, so nothing is tested on it; install it where JDKs"
                + " usually are, or name its folder in STRANDED_JDKS.";
        assumeTrue(Jdks.allRequired() || Jdks.missing().isEmpty(), sentence);
        assertThat(Jdks.missing()).as(sentence).isEmpty();
    }

    @Test
    void the_running_one_is_among_them() {
        assertThat(Jdks.all()).contains(Jdks.running());
        assertThat(Jdks.running().java()).isExecutable();
    }

    @Test
    void of_each_feature_version_the_first_counts_and_old_ones_do_not(@TempDir Path folder) throws IOException {
        Path first = jdk(folder.resolve("a"), "21.0.2");
        Path second = jdk(folder.resolve("b"), "21.0.9");
        Path newer = jdk(folder.resolve("c"), "26-ea");
        Path old = jdk(folder.resolve("d"), "11.0.1");
        Path odd = jdk(folder.resolve("e"), "whatever");
        assertThat(Jdks.find(List.of(newer, first, second, old, odd, folder.resolve("nowhere"), folder)))
                .containsExactly(new Jdk(21, first.toRealPath()), new Jdk(26, newer.toRealPath()));
    }

    @Test
    void a_runtime_without_a_compiler_is_no_jdk(@TempDir Path folder) throws IOException {
        Path home = jdk(folder, "21.0.2");
        Files.delete(home.resolve("bin").resolve("javac"));
        assertThat(Jdk.in(home)).isNull();
    }

    private static Path jdk(Path home, String version) throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            Path file = Files.createFile(bin.resolve(tool));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
