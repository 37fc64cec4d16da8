package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.ValueType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Names, sizes and texts of arrays of primitive values. */
final class PrimitiveArrays {
    private static final String[] NAMES = {
        "", "", "", "", "boolean", "char", "float", "double", "byte", "short", "int", "long"
    };
    private static final int HEADER_BYTES = 16;
    private static final int LONGEST_TEXT = 1000;

    private PrimitiveArrays() {}

    static String name(int type) {
        return type < NAMES.length ? NAMES[type] : "?";
    }

    static int elementBytes(int type) {
        return ValueType.size(type, 0);
    }

    /** What an array takes in the heap. */
    static long bytes(int length, int elementBytes) {
        return (HEADER_BYTES + (long) length * elementBytes + 7) & ~7L;
    }

    /**
     * The text in a string's array.
     *
     * @param at where the number of its elements stands
     * @param coder 0 for Latin-1, 1 for UTF-16 in the JVM's byte order, -1 for an array of chars
     */
    static String text(MappedFile file, long at, int coder) {
        int length = Math.min(file.integer(at), LONGEST_TEXT);
        int bytes = coder < 0 ? length * 2 : coder == 0 ? length : length & ~1;
        Charset charset = switch (coder) {
            case 0 -> StandardCharsets.ISO_8859_1;
            case -1 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_16LE;
        };
        return bytes <= 0 ? "" : new String(file.bytes(at + 5, bytes), charset);
    }
}
