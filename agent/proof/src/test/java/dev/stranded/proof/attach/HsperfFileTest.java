package dev.stranded.proof.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HsperfFileTest {
    private static final int HEAD = 32;
    private static final int ENTRY_HEAD = 20;

    @TempDir
    Path folder;

    @Test
    void texts_are_read_up_to_their_zero_and_numbers_are_passed_over() throws IOException {
        assertThat(HsperfFile.texts(written(file())))
                .containsOnlyKeys("java.version")
                .containsValue("11.0.2");
    }

    @Test
    void what_is_cut_short_or_something_else_says_nothing() throws IOException {
        byte[] whole = file();
        for (int length = 0; length < whole.length - 8; length++) {
            assertThat(HsperfFile.texts(written(Arrays.copyOf(whole, length)))).isEmpty();
        }
        whole[0] = 1;
        assertThat(HsperfFile.texts(written(whole))).isEmpty();
        assertThat(HsperfFile.texts(folder.resolve("missing"))).isEmpty();
    }

    private static byte[] file() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + 2 * (ENTRY_HEAD + 28)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.order(ByteOrder.BIG_ENDIAN).putInt(0xcafec0c0).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {1, 2, 0, 1})
                .putInt(0)
                .putInt(0)
                .putLong(0)
                .putInt(HEAD)
                .putInt(2);
        entry(bytes, "some.number", 0, 'J', new byte[8]);
        entry(bytes, "java.version", 16, 'B', Arrays.copyOf("11.0.2".getBytes(StandardCharsets.US_ASCII), 8));
        return bytes.array();
    }

    private static void entry(ByteBuffer bytes, String name, int elements, char type, byte[] value) {
        int start = bytes.position();
        bytes.putInt(ENTRY_HEAD + 28).putInt(ENTRY_HEAD).putInt(elements);
        bytes.put(new byte[] {(byte) type, 0, 0, 0}).putInt(ENTRY_HEAD + 20);
        bytes.put(name.getBytes(StandardCharsets.US_ASCII));
        bytes.position(start + ENTRY_HEAD + 20).put(value);
        bytes.position(start + ENTRY_HEAD + 28);
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("4711"), bytes);
    }
}
