package dev.stranded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gallery of the built jar: every leak is found with its kind and line, and every healthy twin is silent. */
final class GalleryIT {
    private static final long PATIENCE_MINUTES = 10;
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final int PITFALLS = 10;

    static Stream<Arguments> everyWay() {
        List<Arguments> ways = new ArrayList<>();
        for (Jdk jdk : Jdks.all()) {
            ways.add(Arguments.of(jdk, "platform"));
            if (jdk.feature() >= FIRST_WITH_VIRTUAL_THREADS) {
                ways.add(Arguments.of(jdk, "virtual"));
            }
        }
        return ways.stream();
    }

    static Stream<Arguments> everyPattern() {
        return everyWay()
                .flatMap(way -> Stream.of(
                        Arguments.of(way.get()[0], way.get()[1], "worker-pool", 1),
                        Arguments.of(way.get()[0], way.get()[1], "fan-out-fan-in", 1),
                        Arguments.of(way.get()[0], way.get()[1], "pipeline", 2)));
    }

    @ParameterizedTest
    @MethodSource("everyPattern")
    void a_healthy_pattern_is_silent_and_leaves_no_task(
            Jdk jdk, String threads, String pattern, int programs, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertAllAsExpected(run(jdk, folder, pattern, "--threads", threads, "--json"), programs);
    }

    @ParameterizedTest
    @MethodSource("everyPattern")
    void a_leak_in_a_pattern_is_found_at_its_line(
            Jdk jdk, String threads, String pattern, int programs, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertAllAsExpected(run(jdk, folder, pattern, "--leak", "--threads", threads, "--json"), programs);
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void every_pitfall_is_found_at_its_line_and_its_fixed_twin_is_silent(Jdk jdk, String threads, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertAllAsExpected(run(jdk, folder, "pitfalls", "all", "--threads", threads, "--json"), 2 * PITFALLS);
    }

    private static void assertAllAsExpected(JsonNode account, int programs) {
        assertThat(account.get("programs")).hasSize(programs);
        for (JsonNode program : account.get("programs")) {
            assertThat(program.get("asExpected").asBoolean())
                    .as(program.toPrettyString())
                    .isTrue();
        }
    }

    private static JsonNode run(Jdk jdk, Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path progress = folder.resolve("progress");
        List<String> command = new ArrayList<>(List.of(jdk.java().toString(), "-jar", System.getProperty("demo.jar")));
        command.addAll(List.of(arguments));
        Process demo = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(progress.toFile())
                .start();
        try {
            assertThat(demo.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("has ended: " + Files.readString(progress))
                    .isTrue();
        } finally {
            demo.destroy();
        }
        assertThat(out).as(Files.readString(progress)).isNotEmptyFile();
        return new ObjectMapper().readTree(out.toFile());
    }
}
