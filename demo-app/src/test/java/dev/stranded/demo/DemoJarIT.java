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
import java.util.Objects;
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
    void the_naive_ones_complete_all_and_are_found(Jdk jdk) throws IOException, InterruptedException {
        Map<String, JsonNode> modes =
                run(jdk, "--modes=naive,naive-virtual", "--seconds=12", "--stall=8", "--rate=40", "--limit=400");
        assertThat(modes.containsKey("naive-virtual")).isEqualTo(jdk.hasVirtualThreads());
        modes.forEach((name, mode) -> {
            assertAllProcessed(name, mode);
            assertThat(kinds(mode)).as(name).containsExactly("unbounded-spawn");
            assertThat(mode.at("/findings/0/site").asText()).startsWith("dev.stranded.demo.receiver.Naive");
        });
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void the_bounded_ones_complete_all_and_are_silent(Jdk jdk) throws IOException, InterruptedException {
        Map<String, JsonNode> modes =
                run(jdk, "--modes=pool,virtual-bounded,rate-limited", "--seconds=4", "--stall=3", "--rate=40");
        assertThat(modes.keySet()).contains("pool", "rate-limited");
        assertThat(modes.containsKey("virtual-bounded")).isEqualTo(jdk.hasVirtualThreads());
        modes.forEach((name, mode) -> {
            assertAllProcessed(name, mode);
            assertThat(kinds(mode)).as(name).isEmpty();
        });
        assertThat(folder.resolve("report.html")).content().contains("<svg", "What Stranded found");
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_naive_receiver_dies_at_its_memory_limit_and_what_it_lost_is_counted(Jdk jdk)
            throws IOException, InterruptedException {
        Map<String, JsonNode> modes = run(
                jdk, "--modes=naive", "--seconds=20", "--stall=20", "--rate=60", "--heap=1g", "--memory-limit=230m");
        JsonNode naive = Objects.requireNonNull(modes.get("naive"));
        JsonNode accounts = naive.get("accounts");
        assertThat(naive.get("outcome").asText()).isEqualTo("killed");
        assertThat(accounts.get("lostAcknowledged").asLong()).isPositive();
        assertThat(sum(accounts)).isEqualTo(naive.get("sent").asLong());
    }

    private static void assertAllProcessed(String name, JsonNode mode) {
        long sent = mode.get("sent").asLong();
        assertThat(mode.get("outcome").asText()).as(name).isEqualTo("completed");
        assertThat(sent).as(name).isPositive();
        assertThat(mode.get("completed").asLong()).as(name).isEqualTo(sent);
        assertThat(mode.at("/accounts/processedOnce").asLong()).as(name).isEqualTo(sent);
        assertThat(mode.get("peakRssBytes").asLong()).as(name).isPositive();
    }

    private static List<String> kinds(JsonNode mode) {
        List<String> kinds = new ArrayList<>();
        mode.get("findings").forEach(finding -> kinds.add(finding.get("kind").asText()));
        return kinds;
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
