package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The record of a future whose task failed. */
public final class Failure extends WeakReference<Object> {
    /** The kind of task that failed. */
    public final TaskKind kind;

    /** What it threw; the census takes it away at its next look. */
    public @Nullable Throwable thrown;

    /** The census' own: the failure in words. */
    public @Nullable Object site;

    private volatile boolean seen;

    Failure(Object future, TaskKind kind, Throwable thrown) {
        super(future);
        this.kind = kind;
        this.thrown = thrown;
    }

    /** Whether somebody has asked the future and was told. */
    public boolean wasSeen() {
        return seen;
    }

    void see() {
        seen = true;
    }
}
