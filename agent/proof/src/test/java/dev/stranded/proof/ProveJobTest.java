package dev.stranded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProveJobTest {
    private static final int FAILED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void it_does_not_dump_itself() {
        long self = ProcessHandle.current().pid();
        assertThat(run(Long.toString(self))).isEqualTo(FAILED);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("stranded: " + self + " is this command itself; give the pid of another JVM");
    }

    @ParameterizedTest
    @CsvSource({"4711, true", "./4711, false", "heap.hprof, false", "4711471147114711471147114711, false"})
    void a_number_is_a_process(String subject, boolean process) {
        assertThat(new ProveArguments(subject, false, false).isProcess()).isEqualTo(process);
    }

    @Test
    void a_larger_jvm_is_asked_the_same() {
        assertThat(new ProveArguments("4711", true, true).words()).containsExactly("prove", "4711", "--json", "--yes");
        assertThat(new ProveArguments("heap.hprof", false, false).words()).containsExactly("prove", "heap.hprof");
    }

    private int run(String subject) {
        return new ProveJob(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(new ProveArguments(subject, false, true));
    }
}
