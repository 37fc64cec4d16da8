package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what hooks swallow, and switches them all off when it is too much. */
public final class Faults {
    /** So many faults, and the agent no longer trusts itself. */
    public static final int LIMIT = 1000;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile @Nullable Class<?> last;
    private static volatile boolean off;

    private Faults() {}

    /** Whether hooks return at once. */
    public static boolean off() {
        return off;
    }

    /** Switches all hooks off, for good or until {@link #switchOn()}. */
    public static void switchOff() {
        off = true;
    }

    /** Switches all hooks on. */
    public static void switchOn() {
        off = false;
    }

    /** Hooks have swallowed so many exceptions. */
    public static int count() {
        return COUNT.get();
    }

    /** The type of the last one; the exception itself is not kept, since it could hold the application's objects. */
    public static @Nullable Class<?> last() {
        return last;
    }

    static void forgetAll() {
        COUNT.set(0);
        last = null;
    }

    static void count(Throwable fault) {
        last = fault.getClass();
        if (COUNT.incrementAndGet() >= LIMIT) {
            off = true;
        }
    }
}
