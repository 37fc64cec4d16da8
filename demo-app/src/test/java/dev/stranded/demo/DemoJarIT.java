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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built jar, run small: what it must say whatever the machine. */
final class DemoJarIT {
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    private Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void every_mode_completes_all_webhooks_and_only_the_naive_ones_are_found(Jdk jdk)
            throws IOException, InterruptedException {
        Map<String, JsonNode> modes = run(jdk, "--seconds=7", "--stall=6", "--rate=40", "--heap=1g");
        assertThat(modes.keySet()).contains("naive", "pool", "rate-limited");
        assertThat(modes.containsKey("naive-virtual")).isEqualTo(jdk.hasVirtualThreads());
        assertThat(modes.containsKey("virtual-bounded")).isEqualTo(jdk.hasVirtualThreads());
        modes.forEach(DemoJarIT::assertAllProcessed);
        assertThat(folder.resolve("report.html")).content().contains("<svg", "What Stranded found");
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_naive_receiver_dies_at_its_memory_limit_and_what_it_lost_is_counted(Jdk jdk)
            throws IOException, InterruptedException {
        Map<String, JsonNode> modes =
                run(jdk, "--modes=naive", "--seconds=8", "--stall=8", "--rate=100", "--heap=1g", "--memory-limit=300m");
        JsonNode naive = modes.get("naive");
        JsonNode accounts = naive.get("accounts");
        assertThat(naive.get("outcome").asText()).isEqualTo("killed");
        assertThat(accounts.get("lostAcknowledged").asLong()).isPositive();
        assertThat(sum(accounts)).isEqualTo(naive.get("sent").asLong());
    }

    private static void assertAllProcessed(String name, JsonNode mode) {
        assertThat(mode.get("outcome").asText()).as(name).isEqualTo("completed");
        assertThat(mode.get("sent").asLong()).as(name).isEqualTo(280);
        assertThat(mode.get("completed").asLong()).as(name).isEqualTo(280);
        assertThat(mode.at("/accounts/processedOnce").asLong()).as(name).isEqualTo(280);
        assertThat(mode.get("peakRssBytes").asLong()).as(name).isPositive();
        List<String> kinds = new ArrayList<>();
        mode.get("findings").forEach(finding -> kinds.add(finding.get("kind").asText()));
        assertThat(kinds).as(name).isEqualTo(name.startsWith("naive") ? List.of("unbounded-spawn") : List.of());
    }

    private static long sum(JsonNode accounts) {
        return accounts.get("processedOnce").asLong()
                + accounts.get("rejected").asLong()
                + accounts.get("lostAcknowledged").asLong()
                + accounts.get("lostUnanswered").asLong()
                + accounts.get("open").asLong();
    }

    private Map<String, JsonNode> run(Jdk jdk, String... options) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path progress = folder.resolve("progress");
        List<String> command = new ArrayList<>(
                List.of(jdk.java().toString(), "-jar", System.getProperty("demo.jar"), "webhooks", "--no-dashboard"));
        command.addAll(List.of("--json", "--report=" + folder.resolve("report.html")));
        command.addAll(List.of(options));
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
        assertThat(demo.exitValue()).as(Files.readString(progress)).isZero();
        Map<String, JsonNode> modes = new HashMap<>();
        new ObjectMapper()
                .readTree(out.toFile())
                .get("modes")
                .forEach(mode -> modes.put(mode.get("mode").asText(), mode));
        return modes;
    }
}
