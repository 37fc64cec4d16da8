package dev.stranded.proof.hprof;

/** The numbers that tell records, and the parts of a heap record, from each other. */
public final class Tag {
    /** A part: an instance. */
    public static final int INSTANCE = 0x21;
    /** A part: an array of references. */
    public static final int OBJECT_ARRAY = 0x22;
    /** A part: an array of primitive values. */
    public static final int PRIMITIVE_ARRAY = 0x23;
    /** A part: a class. */
    public static final int CLASS = 0x20;
    /** A root: held by native code. */
    public static final int JNI_GLOBAL = 0x01;
    /** A root: held by a native frame of a thread. */
    public static final int JNI_LOCAL = 0x02;
    /** A root: a local variable of a thread. */
    public static final int JAVA_FRAME = 0x03;
    /** A root: on the native part of a thread's stack. */
    public static final int NATIVE_STACK = 0x04;
    /** A root: a class that is never unloaded. */
    public static final int STICKY_CLASS = 0x05;
    /** A root: held by a thread's block. */
    public static final int THREAD_BLOCK = 0x06;
    /** A root: a monitor in use. */
    public static final int MONITOR_USED = 0x07;
    /** A root: a thread. */
    public static final int THREAD_OBJECT = 0x08;
    /** A root of a kind that the JVM does not tell. */
    public static final int UNKNOWN_ROOT = 0xFF;

    static final int STRING = 0x01;
    static final int LOAD_CLASS = 0x02;
    static final int FRAME = 0x04;
    static final int TRACE = 0x05;
    static final int HEAP_DUMP = 0x0C;
    static final int HEAP_DUMP_SEGMENT = 0x1C;
    static final int HEAP_DUMP_END = 0x2C;

    private Tag() {}
}
