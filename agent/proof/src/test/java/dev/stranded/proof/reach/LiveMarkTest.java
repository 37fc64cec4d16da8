package dev.stranded.proof.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.hprof.DumpWriter;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.ValueType;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveMarkTest {
    private static final int BOXES = 70_000;
    private static final int FIRST = 1_000;

    @TempDir
    Path folder;

    @Test
    void a_level_so_large_that_two_threads_read_it_is_reached_as_a_whole_and_in_its_order() throws HprofException {
        int[] boxes = IntStream.range(0, BOXES).map(i -> FIRST + i).toArray();
        DumpWriter writer = new DumpWriter("1.0.2", 8)
                .type(1, "java/lang/Object", 0, Map.of())
                .type(2, "com/acme/Box", 1, Map.of("content", ValueType.OBJECT))
                .type(4, "[Ljava/lang/Object;", 1, Map.of())
                .array(10, 4, boxes)
                .instance(11, 2, 0);
        for (int i = 0; i < BOXES; i++) {
            // Each box holds a box of its own, and two neighbours hold the same array.
            writer.instance(FIRST + i, 2, FIRST + BOXES + i).instance(FIRST + BOXES + i, 2, FIRST + 2 * BOXES + i / 2);
            if (i % 2 == 0) {
                writer.array(FIRST + 2 * BOXES + i / 2, 4);
            }
        }
        Heap heap = Heap.open(DumpWriter.file(folder, writer.end()), done -> {});
        LiveMark mark = new LiveMark(heap, new EdgeRules(heap), thread -> true);
        mark.root(number(heap, 10), 0);
        mark.run();
        for (int i = 0; i < BOXES; i++) {
            assertThat(mark.parent(number(heap, FIRST + i))).isEqualTo(number(heap, 10));
            assertThat(mark.parent(number(heap, FIRST + BOXES + i))).isEqualTo(number(heap, FIRST + i));
            int shared = number(heap, FIRST + 2 * BOXES + i / 2);
            assertThat(mark.parent(shared)).isEqualTo(number(heap, FIRST + BOXES + i - i % 2));
        }
        assertThat(mark.isReached(number(heap, 11))).isFalse();
    }

    private static int number(Heap heap, int id) {
        return heap.number(id * 8L);
    }
}
