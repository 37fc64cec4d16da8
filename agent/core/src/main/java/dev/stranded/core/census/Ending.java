package dev.stranded.core.census;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the JVM comes to its end, as far as the stack of the thread that ends it tells.
 *
 * @param way how
 * @param threadId the thread that ends it
 * @param hooksStarted whether all shutdown hooks have been started
 */
public record Ending(Way way, long threadId, boolean hooksStarted) {
    private static final String SHUTDOWN = "java.lang.Shutdown";
    private static final String HOOKS = "java.lang.ApplicationShutdownHooks";

    /** The ways in which a JVM ends. */
    public enum Way {
        /** {@code main} and all other threads that are no daemons have ended. */
        RETURNED,
        /** A thread has called {@code System.exit}. */
        EXIT,
        /** A signal, or what is not known. */
        OTHER
    }

    /** Read on a shutdown hook's thread. */
    public static Ending now() {
        Thread[] threads = Jdk.platformThreads();
        @Nullable StackTraceElement[][] stacks = Jdk.stacks(threads);
        for (int i = 0; i < threads.length; i++) {
            StackTraceElement[] stack = stacks[i];
            Way way = stack == null ? null : way(stack);
            if (way != null) {
                return new Ending(way, Jdk.id(threads[i]), joinsHooks(stack));
            }
        }
        return new Ending(Way.OTHER, 0, true);
    }

    /** Null: this is not the thread that ends the JVM. */
    private static @Nullable Way way(StackTraceElement[] stack) {
        Way way = null;
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(SHUTDOWN)) {
                way = frame.getMethodName().equals("shutdown") ? Way.RETURNED : Way.EXIT;
            } else if (way != null && frame.getClassName().startsWith("java.lang.Terminator")) {
                return Way.OTHER;
            }
        }
        return way;
    }

    private static boolean joinsHooks(StackTraceElement[] stack) {
        boolean joins = false;
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(HOOKS)) {
                return joins;
            }
            joins |= frame.getClassName().equals("java.lang.Thread")
                    && frame.getMethodName().equals("join");
        }
        return false;
    }

    /** Whether a thread spawned there is one of the application's shutdown hooks. */
    static boolean isHook(SpawnSite site) {
        return site.stack().site().equals(HOOKS);
    }

    /** The stack of a spawn; all spawns of shutdown hooks are of one site. */
    static NamedStack named(NamedStack spawn) {
        for (String frame : spawn.frames()) {
            if (spawn.jdkOnly() && frame.startsWith(HOOKS + ".")) {
                return new NamedStack(HOOKS, spawn.frames(), List.of(), true, true);
            }
        }
        return spawn;
    }
}
