package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class: its name, its ancestors, and where the fields of its instances are.
 *
 * @param index counts classes from 0
 * @param number of its object
 * @param name its name, with dots
 * @param superclass its superclass
 * @param boot whether the JVM's boot loader loaded it
 * @param fields all fields of its instances, inherited ones last
 * @param instanceBytes how many bytes these take in the dump
 * @param shallowBytes how many bytes an instance takes in the heap
 * @param statics its static fields
 */
public record HeapClass(
        int index,
        int number,
        String name,
        @Nullable HeapClass superclass,
        boolean boot,
        List<Field> fields,
        int instanceBytes,
        int shallowBytes,
        List<StaticField> statics) {

    /** A field of its instances, the one of the nearest ancestor if several have that name. */
    public @Nullable Field field(String fieldName) {
        for (Field field : fields) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        return null;
    }

    /** A static field of its own. */
    public @Nullable StaticField staticField(String fieldName) {
        for (StaticField field : statics) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        return null;
    }

    /** Where the references in its instances are. */
    public int[] referenceOffsets() {
        return fields.stream()
                .filter(field -> field.type() == ValueType.OBJECT)
                .mapToInt(Field::offset)
                .toArray();
    }

    /**
     * Whether its instances lead nowhere: they refer to nothing but, if strings, their text, and to a class that is
     * always there.
     */
    boolean isLeaf() {
        boolean refers = fields.stream().anyMatch(field -> field.type() == ValueType.OBJECT);
        return boot && (!refers || name.equals("java.lang.String"));
    }

    /** Whether it is the class of that name or has it as an ancestor. */
    public boolean is(String className) {
        for (HeapClass type = this; type != null; type = type.superclass) {
            if (type.name.equals(className)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }

    @Override
    public String toString() {
        return name;
    }
}
