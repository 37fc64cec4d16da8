package dev.stranded.proof.hprof;

/** The numbers of the types of fields and array elements. */
public final class ValueType {
    /** A reference. */
    public static final int OBJECT = 2;

    /** A boolean. */
    public static final int BOOLEAN = 4;

    /** A char. */
    public static final int CHAR = 5;

    /** A byte. */
    public static final int BYTE = 8;

    /** An int. */
    public static final int INT = 10;

    /** A long. */
    public static final int LONG = 11;

    private static final int[] SIZES = {0, 0, 0, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private ValueType() {}

    /** How many bytes one takes in a file with ids of {@code idSize} bytes; 0 if there is no such type. */
    public static int size(int type, int idSize) {
        return type == OBJECT ? idSize : type > 0 && type < SIZES.length ? SIZES[type] : 0;
    }
}
