package dev.stranded.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {
    private final Table table = new Table("SITE", ">LIVE", "STATE");

    @Test
    void columns_are_as_wide_as_they_need_to_be_and_numbers_stand_to_the_right() {
        table.add("com.acme.Shop.offer(Shop.java:17)", "5", "put");
        table.add("x", "1,200", "");
        assertThat(table.lines(80, Ink.NONE))
                .containsExactly(
                        "SITE                                LIVE  STATE",
                        "com.acme.Shop.offer(Shop.java:17)      5  put",
                        "x                                  1,200");
    }

    @Test
    void where_it_is_too_wide_the_last_column_is_cut_and_of_the_first_the_line_stays() {
        table.add("com.acme.Shop.offer(Shop.java:17)", "5", "put of SynchronousQueue");
        assertThat(table.lines(53, Ink.NONE).get(1)).isEqualTo("com.acme.Shop.offer(Shop.java:17)     5  put of Sync…");
        assertThat(table.lines(44, Ink.NONE).get(1))
                .hasSizeLessThanOrEqualTo(44)
                .startsWith("com.acme")
                .contains("…")
                .contains("Shop.java:17)");
        assertThat(table.lines(5, Ink.NONE)).allMatch(line -> line.length() <= 5);
    }

    @Test
    void a_name_can_do_no_harm_to_a_terminal() {
        table.add("\u001b[2J\n\u009b31m", "1", "");
        assertThat(table.lines(80, Ink.NONE)).hasSize(2);
        assertThat(table.lines(80, Ink.NONE).get(1)).startsWith("?[2J??31m");
    }

    @Test
    void only_the_heading_is_bold() {
        table.add("x", "1", "");
        assertThat(table.lines(80, new Ink(true)).get(0))
                .startsWith("\u001b[1mSITE")
                .endsWith("\u001b[0m");
        assertThat(table.lines(80, new Ink(true)).get(1)).doesNotContain("\u001b");
    }
}
