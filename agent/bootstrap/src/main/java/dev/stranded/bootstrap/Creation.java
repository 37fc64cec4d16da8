package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The record of a queue or an executor: where it was made. */
public final class Creation extends WeakReference<Object> {
    /** The stack that made it; null when the budget of stacks was spent. The census takes it away. */
    public @Nullable SpawnStack stack;

    /** The record before, until the census has taken it. */
    public @Nullable Creation next;

    Creation(Object referent, @Nullable SpawnStack stack) {
        super(referent);
        this.stack = stack;
    }
}
