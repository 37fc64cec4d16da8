package dev.stranded.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.testbed.programs.Desk;
import org.junit.jupiter.api.Test;

final class MarksTest {
    private static final String DESK = "dev.stranded.testbed.programs.Desk";

    @Test
    void a_mark_stands_for_the_line_and_the_method_it_is_in() {
        String line = Marks.of(Desk.class).frame("take").pattern().replaceAll(".*Desk\\.java:(\\d+).*", "$1");
        assertThat(Integer.parseInt(line)).isPositive();
        assertThat(DESK + ".ask(Desk.java:" + line + ")")
                .matches(Marks.of(Desk.class).frame("take"));
        assertThat(DESK + ".serve(Desk.java:" + line + ")")
                .doesNotMatch(Marks.of(Desk.class).frame("take"));
        assertThat(DESK + "$1.ask(Desk.java:" + line + ")")
                .matches(Marks.of(Desk.class).frame("take"));
    }

    @Test
    void a_mark_that_is_not_there_is_said() {
        assertThatThrownBy(() -> Marks.of(Desk.class).frame("nowhere")).hasMessageContaining("has no mark nowhere");
    }
}
