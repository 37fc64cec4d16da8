package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * Waits for the application's first virtual thread: the hooks in {@code VirtualThread} are put in place when it is
 * made, so that a program without virtual threads does not pay for them.
 */
public final class FirstVirtual {
    private static @Nullable Runnable preparation;
    private static volatile boolean awaited;

    private FirstVirtual() {}

    /** Has {@code preparation} run once, on the thread that makes the first virtual thread, and before it is made. */
    public static synchronized void await(Runnable preparation) {
        FirstVirtual.preparation = preparation;
        awaited = true;
    }

    /** Whoever comes second waits until the hooks are in place, which takes some milliseconds, once. */
    static void come() {
        if (awaited) {
            prepare();
        }
    }

    private static synchronized void prepare() {
        Runnable toRun = preparation;
        preparation = null;
        if (toRun != null) {
            toRun.run();
        }
        awaited = false;
    }
}
