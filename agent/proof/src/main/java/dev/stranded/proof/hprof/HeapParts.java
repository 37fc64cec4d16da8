package dev.stranded.proof.hprof;

/** Reads what is in a heap record: roots, classes, instances and arrays, one behind the other. */
final class HeapParts {
    private final MappedFile file;
    private final int idSize;

    HeapParts(MappedFile file, int idSize) {
        this.file = file;
        this.idSize = idSize;
    }

    void read(long begin, long end, RecordVisitor visitor) throws HprofException {
        for (long at = begin; at < end; ) {
            int tag = file.unsignedByte(at);
            need(at + 1 + idSize, end, at);
            long next = switch (tag) {
                case Tag.INSTANCE -> instance(at, end, visitor);
                case Tag.OBJECT_ARRAY, Tag.PRIMITIVE_ARRAY -> array(tag, at, end, visitor);
                case Tag.CLASS -> classDump(at, end, visitor);
                default -> root(tag, at, end, visitor);
            };
            at = next;
        }
    }

    private long instance(long at, long end, RecordVisitor visitor) throws HprofException {
        long header = at + 9 + 2L * idSize;
        need(header, end, at);
        long next = header + Integer.toUnsignedLong(file.integer(header - 4));
        need(next, end, at);
        visitor.instance(id(at + 1), id(at + 5 + idSize), at);
        return next;
    }

    private long array(int tag, long at, long end, RecordVisitor visitor) throws HprofException {
        boolean objects = tag == Tag.OBJECT_ARRAY;
        long header = at + 9 + idSize + (objects ? idSize : 1);
        need(header, end, at);
        int elementSize = objects ? idSize : size(file.unsignedByte(header - 1), at);
        long next = header + Integer.toUnsignedLong(file.integer(at + 5 + idSize)) * elementSize;
        need(next, end, at);
        visitor.array(id(at + 1), at);
        return next;
    }

    private long classDump(long at, long end, RecordVisitor visitor) throws HprofException {
        long next = at + 1 + 4 + 7L * idSize + 4;
        need(next + 2, end, at);
        int constants = file.unsignedShort(next);
        next += 2;
        for (int i = 0; i < constants; i++) {
            need(next + 3, end, at);
            next += 3 + size(file.unsignedByte(next + 2), at);
        }
        need(next + 2, end, at);
        int statics = file.unsignedShort(next);
        next += 2;
        for (int i = 0; i < statics; i++) {
            need(next + idSize + 1, end, at);
            next += idSize + 1 + size(file.unsignedByte(next + idSize), at);
        }
        need(next + 2, end, at);
        next += 2 + (long) file.unsignedShort(next) * (idSize + 1);
        need(next, end, at);
        visitor.classDump(id(at + 1), at);
        return next;
    }

    private long root(int tag, long at, long end, RecordVisitor visitor) throws HprofException {
        int more = switch (tag) {
            case Tag.UNKNOWN_ROOT, Tag.STICKY_CLASS, Tag.MONITOR_USED -> 0;
            case Tag.JNI_GLOBAL -> idSize;
            case Tag.NATIVE_STACK, Tag.THREAD_BLOCK -> 4;
            case Tag.JNI_LOCAL, Tag.JAVA_FRAME, Tag.THREAD_OBJECT -> 8;
            default -> throw new HprofException("the dump is damaged: an unknown part " + tag + " at byte " + at);
        };
        long next = at + 1 + idSize + more;
        need(next, end, at);
        boolean ofThread = more >= 4 && tag != Tag.JNI_GLOBAL;
        int thread = ofThread ? file.integer(at + 1 + idSize) : 0;
        visitor.root(tag, id(at + 1), thread, ofThread && more == 8 ? file.integer(at + 5 + idSize) : 0);
        return next;
    }

    private int size(int type, long at) throws HprofException {
        int size = ValueType.size(type, idSize);
        if (size == 0) {
            throw new HprofException("the dump is damaged: an unknown type " + type + " in the part at byte " + at);
        }
        return size;
    }

    private long id(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }

    private static void need(long needed, long end, long at) throws HprofException {
        if (needed > end) {
            throw new HprofException("the dump is damaged: the part at byte " + at + " is longer than its record");
        }
    }
}
