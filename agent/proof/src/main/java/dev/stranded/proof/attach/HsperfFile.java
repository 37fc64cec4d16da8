package dev.stranded.proof.attach;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a HotSpot JVM says of itself in the file {@code hsperfdata_USER/PID} of its folder for temporary files, which
 * {@code jps} reads, too: nobody has to attach to it to learn its main class and its version.
 */
final class HsperfFile {
    /*
     * Layout, version 2: a head of 32 bytes (magic number, byte order, version, bytes used, overflow, time, offset of
     * the first entry, number of entries); then the entries, each with its length, the offsets of its name and its
     * value, and how many elements the value has, or 0 where it is a number.
     */
    private static final int MAGIC = 0xcafec0c0;
    private static final int BYTE_ORDER = 4;
    private static final int MAJOR_VERSION = 5;
    private static final int KNOWN_VERSION = 2;
    private static final int FIRST_ENTRY = 24;
    private static final int ENTRIES = 28;
    private static final int LARGEST_BYTES = 1 << 20;
    private static final byte TEXT = 'B';

    private final ByteBuffer bytes;

    private HsperfFile(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The texts in it by their names; none where it can't be read or is of another kind. */
    static Map<String, String> texts(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return Map.of();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.getInt() != MAGIC || bytes.get(MAJOR_VERSION) != KNOWN_VERSION) {
                return Map.of();
            }
            bytes.order(bytes.get(BYTE_ORDER) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            return new HsperfFile(bytes).texts();
        } catch (IOException | BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Map.of(); // It is being written, or gone.
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        int entry = bytes.getInt(FIRST_ENTRY);
        for (int left = bytes.getInt(ENTRIES); left > 0; left--) {
            bytes.position(entry);
            int length = bytes.getInt();
            int name = bytes.getInt();
            int elements = bytes.getInt();
            byte type = bytes.get();
            bytes.position(bytes.position() + 3);
            int value = bytes.getInt();
            if (type == TEXT && elements > 0) {
                texts.put(text(entry + name, length), text(entry + value, elements));
            }
            entry += length;
        }
        return texts;
    }

    /** What stands there, up to a zero. */
    private String text(int from, int most) {
        int end = from;
        while (end < from + most && bytes.get(end) != 0) {
            end++;
        }
        byte[] text = new byte[end - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
