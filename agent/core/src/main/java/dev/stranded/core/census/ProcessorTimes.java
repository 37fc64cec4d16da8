package dev.stranded.core.census;

import java.util.HashMap;
import java.util.Map;

/**
 * The processor time of threads at this look and the one before, as the JVM has it; unknown where the module
 * {@code java.management} is not there.
 */
final class ProcessorTimes {
    /** No thread. */
    static final long NOBODY = 0;

    private Map<Long, Long> before = new HashMap<>();
    private Map<Long, Long> now = new HashMap<>();

    boolean areKnown() {
        return ManagedThreads.haveTimes();
    }

    /** Begins a look. */
    void look() {
        before = now;
        now = new HashMap<>();
    }

    /** Reads that of one platform thread. */
    void read(long threadId) {
        if (threadId != NOBODY) {
            now.computeIfAbsent(threadId, ManagedThreads::processorNanos);
        }
    }

    /** What it has used since the look before, in nanoseconds; -1 where it was not read at both. */
    long usedNanos(long threadId) {
        Long then = before.get(threadId);
        Long read = now.get(threadId);
        return then == null || read == null || then < 0 || read < then ? -1 : read - then;
    }
}
