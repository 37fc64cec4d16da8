package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** That a task with a spawn site of its own ended otherwise than by itself. */
public final class TaskEnd {
    /** By an exception. */
    public static final int FAILED = 0;

    /** It was cancelled before it had begun, or without being interrupted. */
    public static final int CANCELLED = 1;

    /** By an {@code InterruptedException}, or it was cancelled as it ran. */
    public static final int INTERRUPTED = 2;

    /** See {@link TaskRecord#origin()}. */
    public final Object origin;

    /** Whether it was a virtual thread. */
    public final boolean virtual;

    /** In which way, one of the constants. */
    public final int way;

    /** The one before. */
    public @Nullable TaskEnd next;

    TaskEnd(Object origin, boolean virtual, int way) {
        this.origin = origin;
        this.virtual = virtual;
        this.way = way;
    }
}
