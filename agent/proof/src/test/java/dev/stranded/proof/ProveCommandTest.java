package dev.stranded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProveCommandTest {
    private static final int FAILED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"prove", "prove a.hprof b.hprof", "prove --no", "approve a.hprof", "prove --yes --json"})
    void what_makes_no_sense_is_answered_with_the_usage(String line) {
        assertThat(run(line)).isEqualTo(FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
    }

    @Test
    void it_does_not_dump_itself() {
        long self = ProcessHandle.current().pid();
        assertThat(run("prove --yes " + self)).isEqualTo(FAILED);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("stranded: " + self + " is this command itself; give the pid of another JVM");
    }

    @ParameterizedTest
    @CsvSource({
        "prove 4711, true",
        "prove 4711 --json --yes, true",
        "prove ./4711, false",
        "prove heap.hprof, false",
        "prove 4711471147114711471147114711, false"
    })
    void a_number_is_a_process(String line, boolean process) {
        assertThat(ProveArguments.of(line.split(" ", -1)))
                .isNotNull()
                .extracting(ProveArguments::isProcess)
                .isEqualTo(process);
    }

    private int run(String line) {
        return new ProveCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .applyAsInt(line.split(" ", -1));
    }
}
