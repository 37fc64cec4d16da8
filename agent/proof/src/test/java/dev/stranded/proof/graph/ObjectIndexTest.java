package dev.stranded.proof.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.proof.hprof.HprofException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ObjectIndexTest {
    private static final long HUGE_FILE = 1L << 40;

    @Test
    void each_object_has_a_number_of_its_own_and_its_place_in_a_file_of_any_size() throws HprofException {
        Random random = new Random(3);
        List<Long> ids = new ArrayList<>();
        long next = 0x7_0000_0000L;
        for (int i = 0; i < 100_000; i++) {
            next += 8L * (1 + random.nextInt(20));
            ids.add(next);
        }
        for (int i = 0; i < 300; i++) {
            ids.add(random.nextLong() & ~7L);
        }
        ObjectStarts starts = new ObjectStarts(HUGE_FILE);
        ObjectStarts others = new ObjectStarts(HUGE_FILE);
        for (int i = 0; i < ids.size(); i++) {
            (i % 100 < 50 ? starts : others).add(ids.get(i));
        }
        starts.addAll(others);
        ObjectIndex index = new ObjectIndex(starts, starts.seal());
        List<Long> positions = new ArrayList<>();
        for (long id : ids) {
            positions.add((random.nextLong() >>> 1) % HUGE_FILE);
            index.place(id, positions.get(positions.size() - 1));
        }
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            int number = index.number(ids.get(i));
            numbers.add(number);
            assertThat(index.position(number)).isEqualTo(positions.get(i));
        }
        assertThat(numbers).hasSize(index.size()).allMatch(number -> number >= 0 && number < ids.size());
        Set<Long> known = new HashSet<>(ids);
        for (int i = 0; i < 100_000; i++) {
            long id = 0x7_0000_0000L + random.nextInt(20_000_000);
            assertThat(index.number(id) >= 0).isEqualTo(known.contains(id));
        }
    }

    @Test
    void ids_that_no_heap_of_the_files_size_can_have_are_refused() {
        ObjectStarts starts = new ObjectStarts(1000);
        Random random = new Random(4);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        starts.add((random.nextLong() & ~7L) | 8);
                    }
                })
                .hasMessageContaining("spread over more memory");
    }
}
