package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The record of an executor that was shut down, or a publisher that was closed: by whom, and what it has refused. */
public final class Closing extends WeakReference<Object> {
    /** The name of the thread that closed it; null where that was not seen. */
    public final @Nullable String closer;

    /** The stack that closed it, where the budget allowed one; the census takes it away. */
    public @Nullable SpawnStack stack;

    // The census' own.

    /** The look that saw it first, on the census' clock; -1 before that. */
    public long seenMillis = -1;

    /** What it had refused at the last look. */
    public int seenRefused;

    /** Where it was closed. */
    public @Nullable Object site;

    /** Counts what is given to it although it is closed. A racy count is benign: it misses a few at most. */
    private int refused;

    Closing(Object channel, @Nullable String closer, @Nullable SpawnStack stack) {
        super(channel);
        this.closer = closer;
        this.stack = stack;
    }

    /** How often it has refused what was given to it since; may wrap around. */
    public int refused() {
        return refused;
    }

    void refuse() {
        refused++;
    }
}
