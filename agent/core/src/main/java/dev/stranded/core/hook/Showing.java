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
    private long untilNanos;

    Showing(Instrumentation instrumentation, Weaver weaver) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
    }

    /** Classes are about to be changed; may come from any thread. */
    synchronized void begin() {
        if (over) {
            return;
        }
        untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(AFTER_OTHERS_SECONDS);
        if (!begun) {
            begun = true;
            instrumentation.addTransformer(weaver, true);
        }
    }

    /** Stops at once, unless it is kept. */
    synchronized void rest() {
        if (begun && !kept) {
            begun = false;
            instrumentation.removeTransformer(weaver);
        }
    }

    /** Stops some time after the last {@link #begin}: a change may take long. */
    synchronized void restLater() {
        if (Circuit.CHANGES.isTripped()) {
            keep();
        } else if (System.nanoTime() - untilNanos > 0) {
            rest();
        }
    }

    /** Shows from now on all that is loaded: it will not be known when others change classes. */
    synchronized void keep() {
        begin();
        kept = begun;
    }

    /** Ends for good. */
    synchronized void end() {
        kept = false;
        over = true;
        rest();
    }
}
