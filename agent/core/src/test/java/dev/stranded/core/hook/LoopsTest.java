package dev.stranded.core.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
    void a_call_in_an_endless_loop_is_held_by_it() {
        boolean[] more = {true};
        while (more[0]) {
            more[0] = false;
            assertThat(Loops.mayHold(here())).isTrue();
        }
        int idle = 0;
        while (idle < ROUNDS) {
            idle = more[0] ? 0 : idle + 1;
            assertThat(Loops.mayHold(here())).isTrue();
        }
        for (int round = 0; round < Integer.MAX_VALUE; round++) {
            assertThat(Loops.mayHold(here())).isTrue();
            round = Integer.MAX_VALUE - 1;
        }
    }

    @Test
    void a_counting_loop_inside_of_an_endless_one_is_held_by_that() {
        boolean[] more = {true};
        while (more[0]) {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(Loops.mayHold(here())).isTrue();
                more[0] = false;
            }
        }
    }

    @Test
    void a_loop_that_counts_or_goes_through_a_collection_comes_to_its_end() {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(Loops.mayHold(here())).isFalse();
        }
        int rounds = 0;
        do {
            assertThat(Loops.mayHold(here())).isFalse();
        } while (++rounds < ROUNDS);
        int step = ROUNDS;
        for (long sum = 0; sum < ROUNDS; sum += step) {
            assertThat(Loops.mayHold(here())).isFalse();
        }
        for (String name : List.of("a", "b")) {
            assertThat(name).isNotEmpty();
            assertThat(Loops.mayHold(here())).isFalse();
        }
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
