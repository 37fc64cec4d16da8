package dev.stranded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorAnswerTest {
    @Test
    void its_sentence_is_found_wherever_it_stands() {
        assertThat(ErrorAnswer.sentence("{\"error\":\"No.\"}")).isEqualTo("No.");
        assertThat(ErrorAnswer.sentence("{\"more\":{\"error\":\"inner\"},\"error\":\"No.\",\"status\":4}"))
                .isEqualTo("No.");
    }

    @Test
    void other_answers_have_none() {
        for (String body :
                new String[] {"", "<html>", "[]", "{}", "{\"error\":4}", "{\"error\":\"cut o", "\"error\""}) {
            assertThat(ErrorAnswer.sentence(body)).isNull();
        }
    }
}
