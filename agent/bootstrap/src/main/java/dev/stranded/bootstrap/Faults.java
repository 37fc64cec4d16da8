package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what all hooks swallow, and switches them all off when it is too much. */
public final class Faults {
    /** So many faults, and the agent no longer trusts itself. */
    public static final int LIMIT = 1000;

    /** So many circuits that have switched themselves off, and the agent no longer trusts the others. */
    private static final int MOST_TRIPPED = 3;

    /** What {@code Thread.stop} throws, where the JDK still has it. */
    private static final @Nullable Class<?> STOP = stop();

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile @Nullable String last;
    private static volatile boolean off;

    private Faults() {}

    /** Whether all hooks return at once. */
    public static boolean off() {
        return off;
    }

    /** Switches all hooks off, for good or until {@link #switchOn()}. */
    public static void switchOff() {
        off = true;
        for (Circuit circuit : Circuit.ALL) {
            circuit.off = true;
        }
    }

    /** Switches all hooks on, with all faults forgotten. */
    public static void switchOn() {
        forgetAll();
        off = false;
        for (Circuit circuit : Circuit.ALL) {
            circuit.off = false;
        }
    }

    /** Switches on again what {@link #switchOff()} has switched off, with nothing forgotten. */
    public static void resume() {
        off = false;
        for (Circuit circuit : Circuit.ALL) {
            circuit.off = circuit.isTripped();
        }
    }

    /** Hooks have swallowed so many exceptions. */
    public static int count() {
        return COUNT.get();
    }

    /** The class of the last one, by name, since an exception or its class could hold the application's objects. */
    public static @Nullable String last() {
        return last;
    }

    static void forgetAll() {
        COUNT.set(0);
        last = null;
        for (Circuit circuit : Circuit.ALL) {
            circuit.forget();
        }
    }

    static void count(Throwable fault) {
        last = nameOf(fault);
        if (COUNT.incrementAndGet() >= LIMIT || (!off && tripped() >= MOST_TRIPPED)) {
            switchOff();
        }
    }

    /** The name of its class, which is made where nobody has asked for it before. */
    static String nameOf(Throwable fault) {
        try {
            return fault.getClass().getName();
        } catch (OutOfMemoryError | StackOverflowError e) {
            return "an exception";
        }
    }

    /** Throws on what a thread was stopped by: it would have met that in the next method. */
    static void letThrough(Throwable caught) {
        if (STOP != null && STOP.isInstance(caught)) {
            throw (Error) caught;
        }
    }

    private static int tripped() {
        int tripped = 0;
        for (Circuit circuit : Circuit.ALL) {
            tripped += circuit.isTripped() ? 1 : 0;
        }
        return tripped;
    }

    private static @Nullable Class<?> stop() {
        try {
            return Class.forName("java.lang.ThreadDeath", false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
