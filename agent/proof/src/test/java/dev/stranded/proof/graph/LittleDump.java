package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.DumpWriter;
import dev.stranded.proof.hprof.Tag;
import dev.stranded.proof.hprof.ValueType;
import java.util.Map;

/** A dump with one of each: a class and its subclass, instances, arrays, roots, a thread with a stack. */
final class LittleDump {
    private LittleDump() {}

    static DumpWriter of(String version, int idSize) {
        return new DumpWriter(version, idSize)
                .type(1, "java/lang/Object", 0, Map.of())
                .type(2, "com/acme/Box", 1, Map.of("content", ValueType.OBJECT, "static FIRST", 10))
                .type(3, "com/acme/Crate", 2, Map.of("more", ValueType.OBJECT))
                .type(4, "[Ljava/lang/Object;", 1, Map.of())
                .stack(1, 1, 2, "open", 12)
                .root(Tag.STICKY_CLASS, 1)
                .root(Tag.JNI_GLOBAL, 13)
                .root(Tag.JAVA_FRAME, 12, 1, 0)
                .root(Tag.THREAD_OBJECT, 11, 1, 1)
                .segment()
                .instance(10, 2, 11)
                .instance(11, 3, 12, 10)
                .segment()
                .array(12, 4, 10, 0, 13)
                .bytes(13, (byte) 7, (byte) 8);
    }
}
