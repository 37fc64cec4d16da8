package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.hprof.HprofReader;
import dev.stranded.proof.hprof.MappedFile;
import dev.stranded.proof.hprof.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A heap dump, opened: its objects are known by numbers from 0 and are read from the file. */
public final class Heap {
    private final MappedFile file;
    private final int idSize;
    private final ObjectIndex index;
    private final HeapClasses classes;
    private final Roots roots;
    private final List<HeapThread> threads;
    private final Stacks stacks;
    private final int[] virtualThreads;
    private final Nodes nodes;

    Heap(MappedFile file, int idSize, HeapOpening opening) {
        this.file = file;
        this.idSize = idSize;
        this.index = opening.index();
        this.classes = opening.classes();
        this.roots = opening.roots();
        this.threads = opening.threads();
        this.stacks = opening.stacks();
        this.virtualThreads = opening.virtualThreads();
        this.nodes = opening.nodes();
    }

    /**
     * Opens a dump: two passes over the file. Tells {@code progress} how many bytes are behind it, of both together.
     */
    public static Heap open(Path path, LongConsumer progress) throws HprofException {
        MappedFile file = MappedFile.open(path);
        HprofReader reader = HprofReader.of(file);
        return new HeapOpening(file, reader).open(progress);
    }

    /** How many objects there are, classes and arrays among them. */
    public int size() {
        return index.size();
    }

    /** The objects that refer to others. */
    public Nodes nodes() {
        return nodes;
    }

    /** The classes. */
    public HeapClasses classes() {
        return classes;
    }

    /** What holds objects from outside. */
    public Roots roots() {
        return roots;
    }

    /** The threads that the dump has as roots. */
    public List<HeapThread> threads() {
        return threads;
    }

    /** The virtual threads' objects, whether or not the dump has them as roots. */
    public int[] virtualThreads() {
        return virtualThreads.clone();
    }

    /** A thread's stack, innermost frame first. */
    public List<Frame> stack(HeapThread thread) {
        return stacks.stack(thread.trace());
    }

    /** The number of the object of that id; -1 if there is none. */
    public int number(long id) {
        return index.number(id);
    }

    /** The id of an object. */
    public long id(int number) {
        return idAt(index.position(number) + 1);
    }

    /** Where an object is in the file. */
    public long position(int number) {
        return index.position(number);
    }

    /** What kind of part an object is, a number of {@link Tag}. */
    public int tag(int number) {
        return file.unsignedByte(index.position(number));
    }

    /** The instance of that number; null if it is -1, an array, or a class. */
    public @Nullable HeapObject instance(int number) {
        return number < 0 || tag(number) != Tag.INSTANCE ? null : new HeapObject(this, number, classOf(number));
    }

    /** The class of an instance or of an array of references. */
    HeapClass classOf(int number) {
        long at = index.position(number);
        boolean array = file.unsignedByte(at) == Tag.OBJECT_ARRAY;
        HeapClass type = classes.of(idAt(at + (array ? 9 : 5) + idSize));
        if (type == null) {
            throw new DamagedDump("the class of an object is missing");
        }
        return type;
    }

    /** What an object is called: its class's name, that of an array's with brackets, or {@code class} and its own. */
    public String describe(int number) {
        long at = index.position(number);
        switch (file.unsignedByte(at)) {
            case Tag.CLASS -> {
                HeapClass type = classes.at(number);
                return type == null ? "a class" : "class " + type.name();
            }
            case Tag.PRIMITIVE_ARRAY -> {
                return PrimitiveArrays.name(file.unsignedByte(at + 9 + idSize)) + "[]";
            }
            case Tag.OBJECT_ARRAY -> {
                String name = classOf(number).name();
                return name.startsWith("[L") ? name.substring(2, name.length() - 1) + "[]" : name;
            }
            default -> {
                return classOf(number).name();
            }
        }
    }

    /** How many elements an array has. */
    public int arrayLength(int number) {
        return file.integer(index.position(number) + 5 + idSize);
    }

    /** The number of the object that an element of an array of references refers to; -1 if none. */
    public int element(int array, int i) {
        return referenceAt(index.position(array) + 9 + 2L * idSize + (long) i * idSize);
    }

    /** What an object takes in the heap, in bytes. */
    public long shallowBytes(int number) {
        long at = index.position(number);
        return switch (file.unsignedByte(at)) {
            case Tag.INSTANCE -> classOf(number).shallowBytes();
            case Tag.OBJECT_ARRAY -> PrimitiveArrays.bytes(arrayLength(number), referenceBytes());
            case Tag.PRIMITIVE_ARRAY ->
                PrimitiveArrays.bytes(
                        arrayLength(number), PrimitiveArrays.elementBytes(file.unsignedByte(at + 9 + idSize)));
            default -> 0;
        };
    }

    /** The number of the object that the reference at a position of the file points to; -1 if none. */
    public int referenceAt(long position) {
        long id = idAt(position);
        return id == 0 ? -1 : index.number(id);
    }

    /** The int at a position of the file. */
    public int integerAt(long position) {
        return file.integer(position);
    }

    /** The text of a string's object; empty if it is none. */
    public String text(int number) {
        HeapObject string = instance(number);
        int value = string == null ? -1 : string.reference("value");
        if (string == null || value < 0 || tag(value) != Tag.PRIMITIVE_ARRAY) {
            return "";
        }
        return PrimitiveArrays.text(
                file, index.position(value) + 5 + idSize, string.has("coder") ? string.integer("coder") : -1);
    }

    /**
     * Reads what objects refer to.
     *
     * @param offsetsByClass the fields through which, by offset, for each class by its index
     * @param hidden the static fields through which not
     */
    public Outgoing outgoing(int[][] offsetsByClass, Set<StaticField> hidden) {
        return new Outgoing(file, idSize, index, classes, offsetsByClass, hidden);
    }

    /** The file. */
    MappedFile file() {
        return file;
    }

    /** Where the values of an instance's fields begin. */
    long fieldsAt(int number) {
        return index.position(number) + 9 + 2L * idSize;
    }

    private int referenceBytes() {
        // A string has one reference and takes 24 bytes with short ones.
        HeapClass string = classes.jdk("java.lang.String");
        return string == null || string.shallowBytes() <= 24 ? Integer.BYTES : Long.BYTES;
    }

    private long idAt(long position) {
        return idSize == Long.BYTES ? file.longer(position) : Integer.toUnsignedLong(file.integer(position));
    }
}
