package dev.stranded.proof.hprof;

/** What a pass over a dump's heap tells of. A position is that of a part's tag. */
public interface PartVisitor {
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
    void instance(long id, long classId, long position) throws HprofException;

    /** An array's part, of references or of primitive values. */
    void array(long id, boolean references, long position) throws HprofException;
}
