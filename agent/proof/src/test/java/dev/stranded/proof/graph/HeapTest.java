package dev.stranded.proof.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.stranded.proof.hprof.DumpWriter;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeapTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1.0.1,4", "1.0.1,8", "1.0.2,4", "1.0.2,8"})
    void objects_have_the_fields_that_their_classes_say(String version, int idSize) throws HprofException {
        Heap heap = open(LittleDump.of(version, idSize).end());
        assertThat(heap.size()).isEqualTo(8);
        HeapObject crate = Objects.requireNonNull(heap.instance(heap.number(11 * 8)));
        assertThat(crate.type().name()).isEqualTo("com.acme.Crate");
        assertThat(crate.reference("more")).isEqualTo(heap.number(12 * 8));
        assertThat(crate.reference("content")).isEqualTo(heap.number(10 * 8));
        assertThat(crate.type().is("com.acme.Box")).isTrue();
        assertThat(heap.describe(heap.number(12 * 8))).isEqualTo("java.lang.Object[]");
        assertThat(heap.describe(heap.number(13 * 8))).isEqualTo("byte[]");
        assertThat(heap.number(14 * 8)).isEqualTo(-1);
        assertThat(heap.number(11 * 8 + 1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"1.0.1,4", "1.0.2,8"})
    void an_object_refers_to_its_class_and_a_class_to_its_statics(String version, int idSize) throws HprofException {
        Heap heap = open(LittleDump.of(version, idSize).end());
        assertThat(referred(heap, 11)).containsExactly(3L, 12L, 10L);
        assertThat(referred(heap, 12)).containsExactly(4L, 10L, 13L);
        assertThat(referred(heap, 13)).isEmpty();
        assertThat(referred(heap, 2)).containsExactly(1L, 10L);
    }

    @Test
    void roots_belong_to_their_thread_and_it_has_its_stack() throws HprofException {
        Heap heap = open(LittleDump.of("1.0.2", 8).end());
        assertThat(heap.threads()).hasSize(1);
        HeapThread thread = heap.threads().get(0);
        assertThat(heap.stack(thread)).hasToString("[com.acme.Box.open(Some.java:12)]");
        assertThat(thread.endRoot() - thread.firstRoot()).isEqualTo(2);
        assertThat(heap.roots().kind(0)).isIn(Tag.STICKY_CLASS, Tag.JNI_GLOBAL);
        assertThat(heap.roots().size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"1.0.1,4", "1.0.2,8"})
    void a_dump_that_was_cut_short_anywhere_is_refused(String version, int idSize) {
        byte[] whole = LittleDump.of(version, idSize).end();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> open(cut))
                    .as("cut at %s of %s", length, whole.length)
                    .isInstanceOf(HprofException.class)
                    .hasMessageMatching("(?s)the (file|dump) .{20,}");
        }
    }

    @Test
    void a_damaged_dump_is_read_or_refused_and_no_more() {
        byte[] whole = LittleDump.of("1.0.2", 8).end();
        Random random = new Random(5);
        assertTimeout(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 5_000; i++) {
                byte[] damaged = whole.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                readOrRefuse(damaged);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void damage_is_found_in_each_record_of_the_heap(int damaged) {
        DumpWriter writer = LittleDump.of("1.0.2", 8);
        for (int record = 0; record < 3; record++) {
            writer.segment().root(record == damaged ? 0x55 : Tag.STICKY_CLASS, 1);
        }
        assertThatThrownBy(() -> open(writer.end()))
                .isInstanceOf(HprofException.class)
                .hasMessageContaining("an unknown part 85");
    }

    @Test
    void absurd_lengths_are_refused() {
        byte[] whole = LittleDump.of("1.0.2", 8).end();
        for (int at = 31; at + 4 <= whole.length; at++) {
            for (int absurd : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28}) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 4; i++) {
                    damaged[at + i] = (byte) (absurd >>> (24 - 8 * i));
                }
                readOrRefuse(damaged);
            }
        }
    }

    @Test
    void what_is_no_dump_is_refused_in_words() throws IOException {
        assertThatThrownBy(() -> open("PK".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("is not a heap dump");
        assertThatThrownBy(() -> open(new byte[] {0x1F, (byte) 0x8B, 8, 0})).hasMessageContaining("compressed");
        assertThatThrownBy(() -> Heap.open(folder.resolve("none"), done -> {}))
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> Heap.open(Files.createDirectory(folder.resolve("d")), done -> {}))
                .hasMessageContaining("is a folder");
    }

    private Heap open(byte[] content) throws HprofException {
        Path file = DumpWriter.file(folder, content);
        return Heap.open(file, done -> {});
    }

    /** Opens and reads everything; anything but a refusal in words is a failure. */
    private void readOrRefuse(byte[] content) {
        try {
            Heap heap = open(content);
            int[][] offsets = offsets(heap);
            Outgoing outgoing = heap.outgoing(offsets, Set.of());
            for (int i = 0; i < heap.size(); i++) {
                for (boolean some = outgoing.begin(i); some; some = outgoing.more()) {
                    assertThat(outgoing.count()).isBetween(0, outgoing.targets().length);
                }
            }
            heap.threads().forEach(heap::stack);
        } catch (HprofException | DamagedDump refused) {
            assertThat(refused.getMessage()).hasSizeGreaterThan(20);
        }
    }

    static List<Long> referred(Heap heap, int id) {
        Outgoing outgoing = heap.outgoing(offsets(heap), Set.of());
        List<Long> ids = new ArrayList<>();
        for (boolean some = outgoing.begin(heap.number(id * 8L)); some; some = outgoing.more()) {
            for (int i = 0; i < outgoing.count(); i++) {
                ids.add(heap.id(outgoing.targets()[i]) / 8);
            }
        }
        return ids;
    }

    private static int[][] offsets(Heap heap) {
        return heap.classes().all().stream().map(HeapClass::referenceOffsets).toArray(int[][]::new);
    }
}
