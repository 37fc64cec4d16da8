package dev.stranded.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.testbed.programs.Ending;
import dev.stranded.testbed.programs.Nothing;
import dev.stranded.testbed.programs.WorkForTomorrow;
import org.junit.jupiter.api.Test;

final class ChildJvmTest {
    @Test
    void what_a_program_prints_on_its_two_streams_is_kept_apart() {
        try (ChildJvm jvm =
                ChildProgram.of(Jdks.running(), Ending.class, "throw").start()) {
            assertThat(jvm.awaitExit()).isEqualTo(1);
            assertThat(jvm.stdout()).containsExactly("shutdown hook");
            assertThat(jvm.stderr()).anyMatch(line -> line.contains("on purpose"));
        }
    }

    @Test
    void it_ends_when_its_input_does() {
        try (ChildJvm jvm = waiting()) {
            jvm.awaitLine("settled");
            assertThat(jvm.end()).isZero();
        }
    }

    @Test
    void what_it_is_told_it_hears() {
        try (ChildJvm jvm = waiting()) {
            jvm.awaitLine("settled").say("go on").awaitLine("worked");
        }
    }

    @Test
    void closing_it_kills_it() {
        ChildJvm jvm = waiting();
        jvm.close();
        assertThat(jvm.isAlive()).isFalse();
    }

    @Test
    void a_failure_tells_the_command_the_output_and_where_the_threads_are() {
        try (ChildJvm jvm = waiting()) {
            jvm.awaitLine("settled");
            assertThat(jvm.failure("did something odd"))
                    .hasMessageContaining("The program did something odd.")
                    .hasMessageContaining(WorkForTomorrow.class.getName())
                    .hasMessageContaining("stdout:\nsettled")
                    .hasMessageContaining("WorkForTomorrow.main(WorkForTomorrow.java:");
        }
    }

    @Test
    void a_line_that_can_no_longer_come_is_not_waited_for() {
        try (ChildJvm jvm = ChildProgram.of(Jdks.running(), Nothing.class).start()) {
            assertThatThrownBy(() -> jvm.awaitLine("a word"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("did not print the line \"a word\"");
        }
    }

    private static ChildJvm waiting() {
        return ChildProgram.of(Jdks.running(), WorkForTomorrow.class, "platform")
                .start();
    }
}
