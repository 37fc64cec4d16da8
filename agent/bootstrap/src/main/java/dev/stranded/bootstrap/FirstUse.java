package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Waits for the application's first use of something: what it needs is put in place just before, so that a program that
 * does not use it does not pay for it.
 */
public final class FirstUse {
    /** The first virtual thread: the hooks in {@code VirtualThread} are put in place when it is made. */
    public static final FirstUse VIRTUAL_THREAD = new FirstUse();

    private @Nullable Runnable preparation;
    private volatile boolean awaited;

    private FirstUse() {}

    /** Has {@code preparation} run once, on the thread that comes first, and before it goes on. */
    public synchronized void await(Runnable preparation) {
        this.preparation = preparation;
        awaited = true;
    }

    /** Whether the first has not come yet. */
    public boolean isAwaited() {
        return awaited;
    }

    synchronized void forget() {
        preparation = null;
        awaited = false;
    }

    /** Whoever comes second waits until the first is done, which takes some milliseconds, once. */
    void come() {
        if (awaited) {
            prepare();
        }
    }

    private synchronized void prepare() {
        Runnable toRun = preparation;
        preparation = null;
        if (toRun != null) {
            toRun.run();
        }
        awaited = false;
    }
}
