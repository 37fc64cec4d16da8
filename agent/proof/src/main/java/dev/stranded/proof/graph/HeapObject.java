package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance, to be read field by field.
 *
 * @param heap where it is
 * @param number its number
 * @param type its class
 */
public record HeapObject(Heap heap, int number, HeapClass type) {
    /** Whether it has such a field. */
    public boolean has(String field) {
        return type.field(field) != null;
    }

    /** The number of the object that a field refers to; -1 if none, or if there is no such field. */
    public int reference(String field) {
        Field found = type.field(field);
        return found == null || found.type() != ValueType.OBJECT ? -1 : reference(found);
    }

    /** The number of the object that a field of its class refers to; -1 if none. */
    public int reference(Field field) {
        return heap.referenceAt(position(field));
    }

    /** The instance that a field refers to; null if it is null, or an array, or a class. */
    public @Nullable HeapObject object(String field) {
        return heap.instance(reference(field));
    }

    /** The value of an int field, or of a boolean one as 0 or 1; 0 if there is no such field. */
    public int integer(String field) {
        Field found = type.field(field);
        if (found == null) {
            return 0;
        }
        return switch (found.type()) {
            case ValueType.INT -> heap.file().integer(position(found));
            case ValueType.BOOLEAN, ValueType.BYTE -> heap.file().unsignedByte(position(found));
            case ValueType.LONG -> (int) heap.file().longer(position(found));
            default -> 0;
        };
    }

    /** The value of a long field; 0 if there is no such field. */
    public long longer(String field) {
        Field found = type.field(field);
        return found == null || found.type() != ValueType.LONG
                ? integer(field)
                : heap.file().longer(position(found));
    }

    /** The value of a boolean field; false if there is no such field. */
    public boolean flag(String field) {
        return integer(field) != 0;
    }

    /** Itself, what a field of it refers to, what the same field of that refers to, and so on, each once. */
    public Collection<HeapObject> chain(String field) {
        Map<Integer, HeapObject> chain = new LinkedHashMap<>();
        HeapObject next = this;
        while (next != null && chain.putIfAbsent(next.number, next) == null) {
            next = next.object(field);
        }
        return chain.values();
    }

    private long position(Field field) {
        return heap.fieldsAt(number) + field.offset();
    }
}
