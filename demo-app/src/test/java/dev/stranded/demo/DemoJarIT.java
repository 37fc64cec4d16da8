package dev.stranded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built jar, run small: what it must say whatever the machine. */
final class DemoJarIT {
    private static final long PATIENCE_MINUTES = 5;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void both_receivers_complete_all_webhooks_and_only_the_naive_one_is_found(Jdk jdk, @TempDir Path folder)
            throws IOException, InterruptedException {
        JsonNode account = run(jdk, folder);
        JsonNode naive = account.get("modes").get(0);
        JsonNode pool = account.get("modes").get(1);
        for (JsonNode mode : account.get("modes")) {
            assertThat(mode.get("outcome").asText()).isEqualTo("completed");
            assertThat(mode.get("completed").asLong())
                    .isEqualTo(mode.get("sent").asLong());
        }
        assertThat(naive.get("sent").asLong())
                .isPositive()
                .isEqualTo(pool.get("sent").asLong());
        assertThat(naive.get("findings")).hasSize(1);
        JsonNode finding = naive.get("findings").get(0);
        assertThat(finding.get("kind").asText()).isEqualTo("unbounded-spawn");
        assertThat(finding.get("site").asText())
                .startsWith("dev.stranded.demo.receiver.NaiveReceiver.receive(NaiveReceiver.java:");
        assertThat(pool.get("findings")).isEmpty();
    }

    private static JsonNode run(Jdk jdk, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path progress = folder.resolve("progress");
        Process demo = new ProcessBuilder(
                        jdk.java().toString(),
                        "-jar",
                        System.getProperty("demo.jar"),
                        "webhooks",
                        "--no-dashboard",
                        "--json",
                        "--seconds=12",
                        "--stall=9",
                        "--rate=40",
                        "--heap=1g")
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
        assertThat(demo.exitValue()).as(Files.readString(progress)).isZero();
        return new ObjectMapper().readTree(out.toFile());
    }
}
