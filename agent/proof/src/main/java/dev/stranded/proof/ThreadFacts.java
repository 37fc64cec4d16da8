package dev.stranded.proof;

import java.util.Map;

/**
 * What is known of a JVM's threads from elsewhere and a dump does not show. It must have held when the dump was taken,
 * as what was the same right before and right after it.
 *
 * @param monitorOwners who owns the monitor that a thread is about to enter, by the ids of the threads
 * @param waitedTypes of which class the object is that a thread in {@code Object.wait} waits on, as
 *     {@link Class#getName()} says it, by the ids of the threads
 * @param scalarReplacementExcluded whether the JVM's options keep its compiler from taking objects apart
 */
public record ThreadFacts(
        Map<Long, Long> monitorOwners, Map<Long, String> waitedTypes, boolean scalarReplacementExcluded) {
    /** Nothing is known. */
    public static final ThreadFacts NONE = new ThreadFacts(Map.of(), false);

    /** Copies the maps. */
    public ThreadFacts {
        monitorOwners = Map.copyOf(monitorOwners);
        waitedTypes = Map.copyOf(waitedTypes);
    }

    /** What is known of owners only. */
    public ThreadFacts(Map<Long, Long> monitorOwners, boolean scalarReplacementExcluded) {
        this(monitorOwners, Map.of(), scalarReplacementExcluded);
    }
}
