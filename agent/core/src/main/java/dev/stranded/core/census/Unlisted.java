package dev.stranded.core.census;

import dev.stranded.bootstrap.Tasks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Platform threads that are in the ledger and that the JVM does not list: they are starting, or no hook saw them end.
 */
final class Unlisted {
    /** A thread that is starting is in the ledger before the JVM lists it; so long it takes on no machine. */
    private static final long LONGEST_START_MILLIS = 30_000;

    private final Map<Long, Long> sinceMillis = new HashMap<>();

    /** Has the ledger forget those that cannot be starting any more. */
    void forget(Set<Long> listed, long now) {
        Set<Long> unlisted = new HashSet<>();
        for (Long id : Tasks.platformIds()) {
            if (!listed.contains(id)) {
                unlisted.add(id);
            }
        }
        sinceMillis.keySet().retainAll(unlisted);
        for (Long id : unlisted) {
            Long since = sinceMillis.putIfAbsent(id, now);
            if (since != null && now - since > LONGEST_START_MILLIS) {
                Tasks.forget(id);
            }
        }
    }
}
