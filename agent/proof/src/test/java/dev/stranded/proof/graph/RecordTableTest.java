package dev.stranded.proof.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecordTableTest {
    @Test
    void records_are_found_whether_their_ids_count_up_or_not() {
        RecordTable table = new RecordTable();
        for (long id = 7; id < 1_000; id++) {
            table.put(id, id * 3);
        }
        table.put(3, 1);
        table.put(2_000, 2);
        assertThat(table.get(7)).isEqualTo(21);
        assertThat(table.get(999)).isEqualTo(2_997);
        assertThat(table.get(3)).isEqualTo(1);
        assertThat(table.get(2_000)).isEqualTo(2);
        assertThat(table.get(1_000)).isEqualTo(LongMap.NONE);
        assertThat(table.get(-1)).isEqualTo(LongMap.NONE);
    }
}
