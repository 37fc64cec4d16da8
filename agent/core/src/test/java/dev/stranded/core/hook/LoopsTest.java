package dev.stranded.core.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LoopsTest {
    private static final int ROUNDS = 2;

    private static StackTraceElement here() {
        return Arrays.stream(new Throwable().getStackTrace())
                .filter(frame -> !frame.getMethodName().equals("here"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_call_in_a_loop_is_held_by_it() {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(Loops.mayHold(here())).isTrue();
        }
        int rounds = 0;
        do {
            assertThat(Loops.mayHold(here())).isTrue();
        } while (++rounds < ROUNDS);
    }

    @Test
    void a_call_before_or_behind_a_loop_is_not() {
        StackTraceElement before = here();
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sum += round;
        }
        StackTraceElement behind = here();
        assertThat(sum).isOne();
        assertThat(Loops.mayHold(before)).isFalse();
        assertThat(Loops.mayHold(behind)).isFalse();
    }

    @Test
    void what_cannot_be_looked_into_may_hold_anything() {
        assertThat(Loops.mayHold(new StackTraceElement("no.such.Type", "run", "Type.java", 1)))
                .isTrue();
        assertThat(Loops.mayHold(new StackTraceElement(LoopsTest.class.getName(), "here", "LoopsTest.java", 1)))
                .isTrue();
    }
}
