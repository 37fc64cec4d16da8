package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the classes of a dump, superclasses before their subclasses. */
final class ClassReader {
    private static final int DEEPEST = 1000;

    private final MappedFile file;
    private final int idSize;
    private final Strings strings;
    private final ObjectIndex index;
    private final LongMap nameIds;
    private final LongMap positions;
    private final HeapClasses classes;

    /**
     * A reader.
     *
     * @param nameIds the ids of classes' names by those of the classes
     * @param positions where classes are in the file, by their ids
     */
    ClassReader(MappedFile file, int idSize, Strings strings, ObjectIndex index, LongMap nameIds, LongMap positions) {
        this.file = file;
        this.idSize = idSize;
        this.strings = strings;
        this.index = index;
        this.nameIds = nameIds;
        this.positions = positions;
        this.classes = new HeapClasses();
    }

    HeapClasses read() throws HprofException {
        for (long id : positions.keys()) {
            read(id, 0);
        }
        return classes;
    }

    private HeapClass read(long id, int depth) throws HprofException {
        HeapClass known = classes.of(id);
        if (known != null) {
            return known;
        }
        long at = positions.get(id);
        if (at == LongMap.NONE || depth > DEEPEST) {
            throw new HprofException("the dump is damaged: a superclass is missing or its own ancestor");
        }
        long superId = id(at + 5 + idSize);
        HeapClass superclass = superId == 0 ? null : read(superId, depth + 1);
        HeapClass made = make(id, at, superclass);
        classes.add(id, made);
        return made;
    }

    private HeapClass make(long id, long at, @Nullable HeapClass superclass) {
        String name = strings.get(nameIds.get(id)).replace('/', '.');
        long next = at + 5 + 7L * idSize;
        int shallowBytes = file.integer(next);
        next += 4;
        int constants = file.unsignedShort(next);
        next += 2;
        for (int i = 0; i < constants; i++) {
            next += 3 + ValueType.size(file.unsignedByte(next + 2), idSize);
        }
        List<StaticField> statics = new ArrayList<>();
        int staticCount = file.unsignedShort(next);
        next += 2;
        for (int i = 0; i < staticCount; i++) {
            int type = file.unsignedByte(next + idSize);
            statics.add(new StaticField(strings.get(id(next)), type, next + idSize + 1));
            next += idSize + 1 + ValueType.size(type, idSize);
        }
        List<Field> fields = new ArrayList<>();
        int bytes = ownFields(next, name, fields);
        if (superclass != null) {
            for (Field field : superclass.fields()) {
                fields.add(new Field(field.name(), field.type(), field.offset() + bytes, field.declaring()));
            }
            bytes += superclass.instanceBytes();
        }
        boolean boot = id(at + 5 + 2L * idSize) == 0;
        return new HeapClass(
                classes.size(),
                index.number(id),
                name,
                superclass,
                boot,
                List.copyOf(fields),
                bytes,
                shallowBytes,
                List.copyOf(statics));
    }

    private int ownFields(long at, String name, List<Field> fields) {
        int bytes = 0;
        int count = file.unsignedShort(at);
        for (int i = 0; i < count; i++) {
            long field = at + 2 + (long) i * (idSize + 1);
            int type = file.unsignedByte(field + idSize);
            fields.add(new Field(strings.get(id(field)), type, bytes, name));
            bytes += ValueType.size(type, idSize);
        }
        return bytes;
    }

    private long id(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }
}
