package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether an agent lives in this JVM: a second one would hook everything twice.
 *
 * <p>These classes stay when it leaves, since the boot loader gives up no class; so it leaves them as it found them,
 * and the next one finds no trace of it.
 */
public final class Residence {
    private static final AtomicBoolean TAKEN = new AtomicBoolean();
    private static final AtomicLong BUILD = new AtomicLong();

    private Residence() {}

    /**
     * Whether these classes came from a jar with that checksum of theirs, which is not 0; the first one to ask says.
     */
    public static boolean isOfBuild(long checksum) {
        return BUILD.compareAndSet(0, checksum) || BUILD.get() == checksum;
    }

    /** Moves in; false when another is there already. */
    public static boolean take() {
        if (!TAKEN.compareAndSet(false, true)) {
            return false;
        }
        Faults.switchOn();
        return true;
    }

    /**
     * Moves out, once no class has hooks any more. Frames that were entered before that still call them until they
     * return: they find all hooks off or, once the next agent is there, records that it does not know.
     */
    public static void leave() {
        Faults.switchOff();
        TaskKind.forgetAll();
        Tasks.forgetAll();
        WorkerState.takeNew();
        TaskEnds.forgetAll();
        Creations.forgetAll();
        Failures.forgetAll();
        Closings.forgetAll();
        Releasers.forgetAll();
        Owner.forgetGrace();
        MadeTasks.forgetAll();
        ClassChanges.forget();
        Coverage.forgetAll();
        Faults.forgetAll();
        TAKEN.set(false);
    }
}
