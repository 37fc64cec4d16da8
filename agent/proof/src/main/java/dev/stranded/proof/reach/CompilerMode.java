package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.StaticField;
import org.jspecify.annotations.Nullable;

/** What kind of compiler the dumped JVM had, by the properties that it was started with and keeps for itself. */
final class CompilerMode {
    private static final String INTERPRETED = "interpreted mode";

    /** Only the compiler that is quick works, which leaves objects whole. */
    private static final String QUICK = "emulated-client";

    private CompilerMode() {}

    /** Whether nothing in that JVM takes objects apart, so that its dump shows all that live threads hold. */
    static boolean leavesObjectsWhole(Heap heap) {
        String mode = property(heap, "java.vm.info");
        return mode.contains(INTERPRETED) || mode.contains(QUICK);
    }

    private static String property(Heap heap, String name) {
        HeapClass machine = heap.classes().jdk("jdk.internal.misc.VM");
        StaticField saved = machine == null ? null : machine.staticField("savedProps");
        HeapObject map = saved == null ? null : heap.instance(heap.referenceAt(saved.position()));
        int table = map == null ? -1 : map.reference("table");
        for (int i = 0; table >= 0 && i < heap.arrayLength(table); i++) {
            String value = value(heap.instance(heap.element(table, i)), name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private static @Nullable String value(@Nullable HeapObject bucket, String name) {
        if (bucket != null) {
            for (HeapObject entry : bucket.chain("next")) {
                if (entry.heap().text(entry.reference("key")).equals(name)) {
                    return entry.heap().text(entry.reference("value"));
                }
            }
        }
        return null;
    }
}
