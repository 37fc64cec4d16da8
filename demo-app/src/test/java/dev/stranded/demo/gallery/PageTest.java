package dev.stranded.demo.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PageTest {
    private final Page page = new Page("head", 10);

    @Test
    void long_sentences_go_on_below_their_beginning() {
        page.entry("word", "word ".repeat(30).strip());
        assertThat(page.toString().lines()).hasSize(3).allMatch(line -> line.length() <= 116);
        assertThat(page.toString().lines().skip(2)).allMatch(line -> line.startsWith(" ".repeat(10) + "word"));
    }

    @Test
    void code_stands_beside_its_place() {
        page.code("waits", "Shop.java:17", "queue.take();");
        assertThat(page.toString()).isEqualTo("head\n  waits   Shop.java:17                    queue.take();\n");
    }
}
