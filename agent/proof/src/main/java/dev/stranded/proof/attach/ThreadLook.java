package dev.stranded.proof.attach;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thread at one moment.
 *
 * @param processorTime the time that it has had, as it was printed
 * @param lines its state, its frames and its locks, without addresses
 * @param entering the address of the monitor that it is about to enter
 * @param waitedType the class of the object that it waits on, empty if it is in no wait or that is not shown
 * @param owned the addresses of the monitors that it owns
 */
record ThreadLook(
        String processorTime, List<String> lines, @Nullable String entering, String waitedType, Set<String> owned) {
    /** Copies the lines and the addresses. */
    ThreadLook {
        lines = List.copyOf(lines);
        owned = Set.copyOf(owned);
    }

    /**
     * Whether nothing shows that it has moved since. Who is about to enter a monitor wakes now and then to try again,
     * so its time does not count.
     */
    boolean hasStayed(@Nullable ThreadLook earlier) {
        return earlier != null
                && lines.equals(earlier.lines)
                && (entering != null || processorTime.equals(earlier.processorTime));
    }
}
