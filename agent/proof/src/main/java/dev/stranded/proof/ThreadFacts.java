package dev.stranded.proof;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a JVM's threads from elsewhere and a dump does not show. It must have held when the dump was taken,
 * as what was the same right before and right after it.
 *
 * @param monitorOwners who owns the monitor that a thread is about to enter, by the ids of the threads
 * @param waitedTypes of which class the object is that a thread in {@code Object.wait} waits on, as
 *     {@link Class#getName()} says it, by the ids of the threads
 * @param scalarReplacementExcluded whether the JVM's options keep its compiler from taking objects apart
 * @param stayed the ids of all platform threads that were in one and the same wait before the dump, or right after it,
 *     and some time later; null if nobody looked
 * @param virtualsToo whether {@code stayed} says that of virtual threads, too
 */
public record ThreadFacts(
        Map<Long, Long> monitorOwners,
        Map<Long, String> waitedTypes,
        boolean scalarReplacementExcluded,
        @Nullable Set<Long> stayed,
        boolean virtualsToo) {
    /** Nothing is known. */
    public static final ThreadFacts NONE = new ThreadFacts(Map.of(), Map.of(), false, null, false);

    /** Copies the maps and the set. */
    public ThreadFacts {
        monitorOwners = Map.copyOf(monitorOwners);
        waitedTypes = Map.copyOf(waitedTypes);
        stayed = stayed == null ? null : Set.copyOf(stayed);
    }

    /** Whether a thread is known to have gone on, or should be known to have stayed, since the dump. */
    public boolean hasGoneOn(long thread, boolean virtual) {
        return stayed != null && (virtualsToo || !virtual) && !stayed.contains(thread);
    }
}
