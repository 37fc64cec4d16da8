package dev.stranded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandTest {
    @Test
    void the_commands_of_an_answer_are_read_in_their_order() {
        assertThat(Command.in("""
                        {"stored":3,"commands":[{"type":"prove","id":"a","why":["x"]},{"id":"b","type":"resample"}],"more":{}}
                        """)).containsExactly(new Command(Command.PROVE, "a"), new Command("resample", "b"));
    }

    @Test
    void an_answer_without_commands_has_none() {
        assertThat(Command.in("{\"stored\":3}")).isEmpty();
        assertThat(Command.in("{\"commands\":[]}")).isEmpty();
    }

    @Test
    void what_is_no_command_is_passed_over() {
        assertThat(Command.in("{\"commands\":[{\"type\":\"prove\"},{\"type\":\"prove\",\"id\":\"a\"}]}"))
                .containsExactly(new Command(Command.PROVE, "a"));
    }

    @Test
    void the_answer_of_another_server_has_none() {
        assertThat(Command.in("<html>")).isEmpty();
        assertThat(Command.in("")).isEmpty();
        assertThat(Command.in("{\"commands\":[{\"type\":\"prove\",\"id\":\"a\"}"))
                .isEmpty();
    }
}
