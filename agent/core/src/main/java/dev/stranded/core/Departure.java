package dev.stranded.core;

import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.Residence;
import dev.stranded.core.hook.Hooking;
import dev.stranded.core.hook.Restored;
import dev.stranded.wire.Detached;
import org.jspecify.annotations.Nullable;

/** The agent leaves a JVM that goes on. */
final class Departure {
    private final Watch watch;
    private final Hooking hooking;
    private final Thread goodbye;

    /**
     * Prepares for it.
     *
     * @param goodbye the shutdown hook
     */
    Departure(Watch watch, Hooking hooking, Thread goodbye) {
        this.watch = watch;
        this.hooking = hooking;
        this.goodbye = goodbye;
    }

    /** What is in the way, in one sentence; null for nothing, and then {@link #leave} must follow. */
    @Nullable
    String obstacle() {
        if (watch.isProving()) {
            return "a proof is under way; detach when it is over";
        }
        try {
            Runtime.getRuntime().removeShutdownHook(goodbye);
            return null;
        } catch (IllegalStateException e) {
            return "the JVM is exiting, and the agent with it";
        }
    }

    /** Gives every class its own code back and ends all threads of the agent's but the one that calls. */
    Detached leave() {
        watch.leave();
        Faults.switchOff();
        Restored restored = hooking.remove();
        Residence.leave();
        return new Detached(watch.hello().jvm(), restored.classes(), restored.refused());
    }
}
