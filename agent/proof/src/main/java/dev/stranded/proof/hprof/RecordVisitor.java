package dev.stranded.proof.hprof;

/**
 * What a pass over a dump tells of. A position is that of a record's first byte behind its header, or of a part's tag.
 */
public interface RecordVisitor {
    /** A string of so many bytes, which begin at {@code position}. */
    default void string(long id, long position, int length) {}

    /** A class that was loaded. */
    default void loadedClass(int serial, long classId, long nameId) {}

    /** A frame of a stack. */
    default void frame(long id, long position) {}

    /** A thread's stack. */
    default void trace(int serial, long position) {}

    /**
     * What holds an object.
     *
     * @param kind a number of {@link Tag}
     * @param thread the serial number of a thread, 0 if it is none's
     * @param detail the number of a frame, or of a thread's trace
     */
    default void root(int kind, long id, int thread, int detail) {}

    /** A class's part. */
    default void classDump(long id, long position) throws HprofException {}

    /** An instance's part. */
    default void instance(long id, long classId, long position) throws HprofException {}

    /** An array's part. */
    default void array(long id, long position) throws HprofException {}
}
