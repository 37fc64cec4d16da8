package dev.stranded.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "61000, 61 s",
        "100000, 1 min",
        "3599999, 59 min",
        "3600000, 1 h",
        "11520000, 3 h 12 min",
        "90000000, 1 d 1 h"
    })
    void a_time_is_told_in_the_unit_that_fits(long millis, String words) {
        assertThat(Words.time(millis)).isEqualTo(words);
    }

    @Test
    void one_is_no_plural() {
        assertThat(Words.count(1, "finding")).isEqualTo("1 finding");
        assertThat(Words.count(1_203, "finding")).isEqualTo("1,203 findings");
    }
}
