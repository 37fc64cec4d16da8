package dev.stranded.core.census;

import dev.stranded.wire.JudgedTasks;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a heap dump said of all tasks that it shows blocked; to be given to one look.
 *
 * <p>Ownership: the census thread.
 */
public final class HeapVerdicts {
    private final Instant at;
    private final long clockMillis;
    private final long objects;
    private final long[] threads;
    private final JudgedTasks[] said;
    private final Map<Place, Judged> judged = new HashMap<>();

    /**
     * Verdicts of one dump.
     *
     * @param at when it was made
     * @param clockMillis of the last look before it, on the census' clock
     * @param objects how many objects it shows
     * @param groups what it said, by tasks
     */
    public HeapVerdicts(Instant at, long clockMillis, long objects, List<JudgedTasks> groups) {
        this.at = at;
        this.clockMillis = clockMillis;
        this.objects = objects;
        threads = groups.stream()
                .flatMap(group -> group.threads().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        said = new JudgedTasks[threads.length];
        for (JudgedTasks group : groups) {
            JudgedTasks alone = group.withoutThreads();
            for (long id : group.threads()) {
                said[Arrays.binarySearch(threads, id)] = alone;
            }
        }
    }

    long clockMillis() {
        return clockMillis;
    }

    /** What was said of a task that has waited since before the dump; null if it was not there. */
    @Nullable
    Judged of(long thread, SpawnSite spawn, WaitSite site) {
        int found = Arrays.binarySearch(threads, thread);
        if (found < 0) {
            return null;
        }
        JudgedTasks group = said[found];
        return judged.computeIfAbsent(
                new Place(spawn, site, group), place -> new Judged(spawn, site, group, at, objects));
    }

    /** All that were asked for. */
    Iterable<Judged> judged() {
        return judged.values();
    }

    private record Place(SpawnSite spawn, WaitSite site, JudgedTasks said) {}
}
