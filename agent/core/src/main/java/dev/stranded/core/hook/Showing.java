package dev.stranded.core.hook;

import dev.stranded.bootstrap.Circuit;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;

/**
 * Has the JVM show classes to the weaver while some are changed, and at no other time: to be shown a class costs each
 * one that the application loads some microseconds.
 *
 * <p>A class that another agent changes begins anew from its original code, so hooks stay in it only if it is shown to
 * the weaver then.
 */
final class Showing {
    private static final long AFTER_OTHERS_SECONDS = 60;

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private boolean begun;
    private boolean kept;
    private boolean over;
    private long othersUntilNanos = System.nanoTime();

    Showing(Instrumentation instrumentation, Weaver weaver) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
    }

    /** Classes are about to be changed or loaded by this agent. */
    synchronized void begin() {
        if (!begun && !over) {
            begun = true;
            instrumentation.addTransformer(weaver, true);
        }
    }

    /** Classes are about to be changed by another agent, which may take long; may come from any thread. */
    synchronized void beginForOthers() {
        othersUntilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(AFTER_OTHERS_SECONDS);
        begin();
    }

    /** Stops, unless it is kept or another agent may still be changing classes. */
    synchronized void rest() {
        if (Circuit.CHANGES.isTripped()) {
            keep();
        } else if (!kept && System.nanoTime() - othersUntilNanos >= 0) {
            stop();
        }
    }

    private void stop() {
        if (begun) {
            begun = false;
            instrumentation.removeTransformer(weaver);
        }
    }

    /** Shows from now on all that is loaded: it will not be known when others change classes. */
    synchronized void keep() {
        begin();
        kept = begun;
    }

    /** Ends for good. */
    synchronized void end() {
        over = true;
        stop();
    }
}
