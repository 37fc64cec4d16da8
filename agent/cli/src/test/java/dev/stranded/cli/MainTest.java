package dev.stranded.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private static final int FINE = 0;
    private static final int FAILED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_arguments_it_says_what_there_is() {
        assertThat(run("")).isEqualTo(FINE);
        assertThat(out())
                .startsWith("Usage: java -jar stranded-agent.jar")
                .contains("java -javaagent:stranded-agent.jar=")
                .contains("list", "attach", "status", "findings", "watch", "threads", "detach", "prove")
                .doesNotContain("judge", "\u001b");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prove", "prove a.hprof b.hprof", "prove --no", "prove --yes --json"})
    void what_makes_no_sense_is_answered_with_the_usage_of_the_command(String line) {
        assertThat(run(line)).isEqualTo(FAILED);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("stranded: ");
        assertThat(err().lines().toList()).hasSizeGreaterThan(1);
    }

    @Test
    void a_command_that_there_is_not_is_answered_with_one_like_it() {
        assertThat(run("approve a.hprof")).isEqualTo(FAILED);
        assertThat(err()).startsWith("stranded: ").contains("Did you mean: java -jar stranded-agent.jar prove?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "findings shop", "watch", "detach -1x", "threads", "attach"})
    void a_command_about_a_jvm_needs_its_number(String line) {
        assertThat(run(line)).isEqualTo(FAILED);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("stranded: ").contains("PID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "attach", "status", "findings", "watch", "threads", "detach", "prove"})
    void each_command_tells_how_it_is_used_and_what_its_exit_codes_say(String command) {
        assertThat(run(command + " --help")).isEqualTo(FINE);
        assertThat(out())
                .startsWith("Usage: java -jar stranded-agent.jar " + command)
                .contains("--json", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "status", "findings", "watch", "threads", "detach", "prove --yes"})
    void of_a_jvm_that_there_is_not_each_command_says_so(String command) {
        assertThat(run(command + " " + Integer.MAX_VALUE)).isEqualTo(FAILED);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("stranded: no JVM with pid " + Integer.MAX_VALUE + "; ");
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void it_tells_its_version() {
        assertThat(run("--version")).isEqualTo(FINE);
        assertThat(out()).matches("Stranded \\S+, on JDK " + System.getProperty("java.version") + "\\R");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(String line) {
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .applyAsInt(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }
}
