package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells, once a virtual thread is gone, whether it ended or was collected as garbage. A blocked virtual thread that
 * nothing can reach is garbage: its collection proves that it would never have gone on.
 *
 * <p>Ownership: the census makes it and reads it, or it is made with the thread; the thread says that it ends, without
 * a fence. So of those that the census made, only one that it has met again at a later look, with its thread still
 * waiting, can be relied on: the thread cannot have been about to end unseen when it was made. Of the others, one whose
 * thread has begun: one that never begins is garbage, too.
 */
public final class Witness extends WeakReference<VirtualTask> {
    /** Whether its thread was met again since it was made, or has begun since. */
    public boolean reliable;

    /**
     * The census' own: whether it was asked before what its thread's kind is spawned by, and that was not known yet.
     */
    public boolean askedAgain;

    /** The kind of its task; the census puts in its stead where the thread was spawned. */
    public Object spawn;

    /** The census' own: where the thread waits. */
    public @Nullable Object blockedAt;

    /** The census' own: whether the thread was last seen in a wait that does not end by itself. */
    public boolean waits;

    private boolean ended;

    /** A witness of {@code task}. */
    public Witness(VirtualTask task) {
        super(task);
        spawn = task.kind;
        task.witness(this);
    }

    /** Whether its thread has ended or is gone. */
    public boolean isOver() {
        return ended || refersTo(null);
    }

    /** Whether its thread was collected before it ended. */
    public boolean wasCollected() {
        return reliable && refersTo(null) && !ended;
    }

    void end() {
        ended = true;
    }
}
