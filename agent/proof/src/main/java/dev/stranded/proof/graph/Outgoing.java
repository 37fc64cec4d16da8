package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.Tag;
import dev.stranded.proof.hprof.ValueType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an object refers to, some references at a time: {@code for (boolean some = begin(n); some; some = more())}
 * look at the first {@link #count()} of {@link #targets()}. An object also refers to its class, a class to its
 * superclass and its loader.
 */
public final class Outgoing {
    /** How many objects to come to at once; more gain nothing. */
    static final int AT_ONCE = 64;

    private static final int AT_A_TIME = 1024;

    private final MappedFile file;
    private final int idSize;
    private final ObjectIndex index;
    private final HeapClasses classes;
    private final int[][] offsetsByClass;
    private final Set<StaticField> hidden;
    private @Nullable HeapClass type;
    private final long[] positions = new long[AT_ONCE];
    private final byte[] tags = new byte[AT_ONCE];
    private int[] targets = new int[AT_A_TIME];
    private int count;
    private long next;
    private long end;

    Outgoing(
            MappedFile file,
            int idSize,
            ObjectIndex index,
            HeapClasses classes,
            int[][] offsetsByClass,
            Set<StaticField> hidden) {
        this.file = file;
        this.idSize = idSize;
        this.index = index;
        this.classes = classes;
        this.offsetsByClass = offsetsByClass;
        this.hidden = hidden;
    }

    /**
     * Comes to objects that are to be read next, at most {@link #AT_ONCE}, so that the delays of the memory in which
     * they are overlap.
     */
    void comeTo(int[] numbers, int first, int stop) {
        for (int i = first; i < stop; i++) {
            positions[i - first] = index.position(numbers[i]);
        }
        for (int i = 0; i < stop - first; i++) {
            tags[i] = (byte) file.unsignedByte(positions[i]);
        }
    }

    /** Reads the first references of the object to which it came as the {@code here}th; false if it has none. */
    boolean beginAt(int here, int number) {
        return begin(number, tags[here], positions[here]);
    }

    /** Reads the first references of an object; false if it has none. */
    public boolean begin(int number) {
        long at = index.position(number);
        return begin(number, file.unsignedByte(at), at);
    }

    private boolean begin(int number, int tag, long at) {
        count = 0;
        next = end = 0;
        type = null;
        switch (tag) {
            case Tag.INSTANCE -> instance(file.window(at), MappedFile.within(at));
            case Tag.OBJECT_ARRAY -> {
                take(id(at + 9 + idSize));
                next = at + 9 + 2L * idSize;
                end = next + Integer.toUnsignedLong(file.integer(at + 5 + idSize)) * idSize;
                elements();
            }
            case Tag.CLASS -> classObject(number, at);
            default -> {
                // An array of primitive values refers to nothing.
            }
        }
        return count > 0 || next < end;
    }

    /** Whether the object has references that are not read yet. */
    boolean hasMore() {
        return next < end;
    }

    /** Reads more references of the same object; false if there are no more. */
    public boolean more() {
        if (next >= end) {
            return false;
        }
        count = 0;
        elements();
        return true;
    }

    /** How many references were read. */
    public int count() {
        return count;
    }

    /** The object's class if it is an instance. */
    public @Nullable HeapClass type() {
        return type;
    }

    /** The objects that they point to; shared, only valid until more are read. */
    public int[] targets() {
        return targets;
    }

    private void instance(ByteBuffer window, int at) {
        HeapClass found = classes.of(id(window, at + 5 + idSize));
        if (found == null) {
            throw new DamagedDump("the class of an object is missing");
        }
        type = found;
        int fields = at + 9 + 2 * idSize;
        if (window.getInt(fields - 4) != found.instanceBytes()) {
            throw new DamagedDump("an instance of " + found + " has not the size that its class says");
        }
        int[] offsets = offsetsByClass[found.index()];
        if (offsets.length >= targets.length) {
            targets = new int[offsets.length + 1];
        }
        targets[count++] = found.number();
        for (int offset : offsets) {
            take(id(window, fields + offset));
        }
    }

    private void classObject(int number, long at) {
        for (int i = 0; i < 4; i++) {
            take(id(at + 5 + (1L + i) * idSize));
        }
        HeapClass found = classes.at(number);
        if (found == null) {
            return;
        }
        if (found.statics().size() + 4 > targets.length) {
            targets = Arrays.copyOf(targets, found.statics().size() + 4);
        }
        for (StaticField field : found.statics()) {
            if (field.type() == ValueType.OBJECT && !hidden.contains(field)) {
                take(id(field.position()));
            }
        }
    }

    private void elements() {
        long stop = Math.min(end, next + (long) (AT_A_TIME - 1) * idSize);
        while (next < stop) {
            take(id(next));
            next += idSize;
        }
    }

    private void take(long id) {
        if (id != 0) {
            int target = index.number(id);
            if (target >= 0) {
                targets[count++] = target;
            }
        }
    }

    private long id(ByteBuffer window, int at) {
        return idSize == Long.BYTES ? window.getLong(at) : Integer.toUnsignedLong(window.getInt(at));
    }

    private long id(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }
}
