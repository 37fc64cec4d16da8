package dev.stranded.proof.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.proof.hprof.DumpWriter;
import dev.stranded.proof.hprof.Tag;
import dev.stranded.proof.hprof.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several gigabytes, which are holes for the most part. */
final class LargeDumpTest {
    private static final int HEADER_BYTES = 31;
    private static final int RECORD_HEADER_BYTES = 9;
    private static final int ARRAY_HEADER_BYTES = 18;
    /** The record that says that there are no more. */
    private static final int END_BYTES = RECORD_HEADER_BYTES;

    private static final int GIGABYTES = 5;

    @TempDir
    Path folder;

    @Test
    void objects_on_the_borders_of_each_gigabyte_are_read() throws IOException {
        Path file = folder.resolve("large.hprof");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            byte[] little = LittleDump.of("1.0.2", 8).end();
            write(channel, Arrays.copyOf(little, little.length - END_BYTES));
            for (int i = 1; i <= GIGABYTES; i++) {
                long border = (long) i << 30;
                bytesUpTo(channel, 100 + i, border - RECORD_HEADER_BYTES - i * 5L);
                byte[] crate =
                        new DumpWriter("1.0.2", 8).instance(20 + i, 3, 12, 10).end();
                write(channel, Arrays.copyOfRange(crate, HEADER_BYTES, crate.length - END_BYTES));
            }
            write(channel, Arrays.copyOfRange(little, little.length - END_BYTES, little.length));
        }
        Heap heap = Heap.open(file, done -> {});
        assertThat(heap.size()).isEqualTo(8 + 2 * GIGABYTES);
        for (int i = 1; i <= GIGABYTES; i++) {
            assertThat(heap.position(heap.number((20 + i) * 8L))).isEqualTo(((long) i << 30) - i * 5L);
            assertThat(heap.describe(heap.number((100 + i) * 8L))).isEqualTo("byte[]");
            assertThat(HeapTest.referred(heap, 20 + i)).containsExactly(3L, 12L, 10L);
        }
    }

    /** A heap record with an array that ends at a position. */
    private static void bytesUpTo(FileChannel channel, int id, long end) throws IOException {
        int length = (int) (end - channel.position() - RECORD_HEADER_BYTES - ARRAY_HEADER_BYTES);
        ByteBuffer headers = ByteBuffer.allocate(RECORD_HEADER_BYTES + ARRAY_HEADER_BYTES);
        headers.put((byte) 0x1C).putInt(0).putInt(ARRAY_HEADER_BYTES + length);
        headers.put((byte) Tag.PRIMITIVE_ARRAY).putLong(id * 8L).putInt(0);
        headers.putInt(length).put((byte) ValueType.BYTE);
        write(channel, headers.array());
        channel.position(end);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
