package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether an agent lives in this JVM: a second one would hook everything twice. */
public final class Residence {
    private static final AtomicBoolean TAKEN = new AtomicBoolean();

    private Residence() {}

    /** Moves in; false when another is there already. */
    public static boolean take() {
        return TAKEN.compareAndSet(false, true);
    }
}
