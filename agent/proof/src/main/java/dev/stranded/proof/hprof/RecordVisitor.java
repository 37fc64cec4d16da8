package dev.stranded.proof.hprof;

/** What a pass over a dump's records tells of, but for the heap itself. A position is that of a record's content. */
public interface RecordVisitor {
    /** A string of so many bytes, which begin at {@code position}. */
    void string(long id, long position, int length);

    /** A class that was loaded. */
    void loadedClass(int serial, long classId, long nameId);

    /** A frame of a stack. */
    void frame(long id, long position);

    /** A thread's stack. */
    void trace(int serial, long position);
}
