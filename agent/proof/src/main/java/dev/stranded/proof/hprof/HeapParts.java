package dev.stranded.proof.hprof;

import java.nio.ByteBuffer;

/** Reads what is in a heap record: roots, classes, instances and arrays, one behind the other. */
final class HeapParts {
    private final MappedFile file;
    private final int idSize;

    HeapParts(MappedFile file, int idSize) {
        this.file = file;
        this.idSize = idSize;
    }

    void read(long begin, long end, PartVisitor visitor) throws HprofException {
        try {
            for (long at = begin; at < end; ) {
                ByteBuffer window = file.window(at);
                int tag = window.get(MappedFile.within(at));
                at = switch (tag) {
                    case Tag.INSTANCE -> instance(window, at, end, visitor);
                    case Tag.OBJECT_ARRAY, Tag.PRIMITIVE_ARRAY -> array(window, at, end, visitor);
                    case Tag.CLASS -> classDump(at, end, visitor);
                    default -> root(tag & 0xFF, at, end, visitor);
                };
            }
        } catch (IndexOutOfBoundsException e) {
            throw HprofException.beyondEnd(e);
        } catch (InternalError e) {
            throw HprofException.lost(e);
        }
    }

    private long instance(ByteBuffer window, long at, long end, PartVisitor visitor) throws HprofException {
        int header = 9 + 2 * idSize;
        need(at + header, end, at);
        int within = MappedFile.within(at);
        long next = at + header + Integer.toUnsignedLong(window.getInt(within + header - 4));
        need(next, end, at);
        visitor.instance(id(window, within + 1), id(window, within + 5 + idSize), at);
        return next;
    }

    private long array(ByteBuffer window, long at, long end, PartVisitor visitor) throws HprofException {
        int within = MappedFile.within(at);
        boolean references = window.get(within) == Tag.OBJECT_ARRAY;
        int header = 9 + idSize + (references ? idSize : 1);
        need(at + header, end, at);
        int elementSize = references ? idSize : size(window.get(within + header - 1), at);
        long next = at + header + Integer.toUnsignedLong(window.getInt(within + 5 + idSize)) * elementSize;
        need(next, end, at);
        visitor.array(id(window, within + 1), references, at);
        return next;
    }

    private long classDump(long at, long end, PartVisitor visitor) throws HprofException {
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

    private long root(int tag, long at, long end, PartVisitor visitor) throws HprofException {
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

    private long id(ByteBuffer window, int within) {
        return idSize == Long.BYTES ? window.getLong(within) : Integer.toUnsignedLong(window.getInt(within));
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
