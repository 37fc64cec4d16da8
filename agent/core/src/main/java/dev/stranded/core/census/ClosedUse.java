package dev.stranded.core.census;

import org.jspecify.annotations.Nullable;

/**
 * Work given at one place to an executor that is shut down, or to a publisher that is closed.
 *
 * @param submitted who gave it
 * @param type the class of the executor or publisher
 * @param publisher whether it is a publisher
 * @param created where that was made; null where unknown
 * @param closing how it was closed
 * @param fate what became of the work
 * @param tasks how many since the look before
 * @param awaited dropped ones that others have waited for during a threshold's time
 */
public record ClosedUse(
        NamedStack submitted,
        String type,
        boolean publisher,
        @Nullable NamedStack created,
        Closed closing,
        Fate fate,
        long tasks,
        long awaited) {
    /**
     * How an executor or publisher was closed.
     *
     * @param site who closed it; null where that is not known
     * @param closer the name of the thread that did; null where unknown
     * @param sinceMillis how long before the earliest of the tasks, at least
     */
    public record Closed(
            @Nullable NamedStack site, @Nullable String closer, long sinceMillis) {}

    /** What becomes of work that is refused. */
    public enum Fate {
        /** An exception tells whoever gave it. */
        THROWN,
        /** A handler of the JDK's lets it vanish, and nobody is told. */
        DROPPED,
        /** A handler of the application's has it. */
        HANDLED
    }
}
