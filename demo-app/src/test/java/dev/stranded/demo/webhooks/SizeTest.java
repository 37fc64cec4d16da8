package dev.stranded.demo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SizeTest {
    private final Size size = new Size();

    @Test
    void sizes_are_written_as_for_the_jvm() {
        assertThat(size.convert("700m")).isEqualTo(700L * 1_024 * 1_024);
        assertThat(size.convert("2G")).isEqualTo(2L * 1_024 * 1_024 * 1_024);
    }

    @Test
    void anything_else_is_refused_with_what_to_write() {
        assertThatThrownBy(() -> size.convert("lots")).hasMessageContaining("write 700m or 2g");
    }
}
