package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.MappedFile;
import java.nio.charset.StandardCharsets;

/** The names in a dump, read when they are asked for. */
final class Strings {
    private static final int LENGTH_BITS = 16;
    private static final int LONGEST = (1 << LENGTH_BITS) - 1;

    private final MappedFile file;
    private final LongMap places = new LongMap();

    Strings(MappedFile file) {
        this.file = file;
    }

    void add(long id, long position, int length) {
        places.put(id, position << LENGTH_BITS | Math.min(length, LONGEST));
    }

    /** A string, {@code ?} if the dump has none of that id. */
    String get(long id) {
        long place = places.get(id);
        if (place == LongMap.NONE) {
            return "?";
        }
        return new String(file.bytes(place >>> LENGTH_BITS, (int) place & LONGEST), StandardCharsets.UTF_8);
    }
}
