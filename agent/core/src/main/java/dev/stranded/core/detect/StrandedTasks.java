package dev.stranded.core.detect;

import dev.stranded.core.census.Collected;
import dev.stranded.core.census.Forsaken;
import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Suspects tasks that wait, untimed, at one wait site when they only ever get more.
 *
 * <p>It counts those of a spawn site that have waited for longer than the threshold. A consumer that idles is there
 * from the beginning and its like do not multiply; one that is served leaves the count. So: the count has grown at
 * three looks or more, spread over a threshold's time, by tasks that came after the place became known and after the
 * last one had left it. One of another spawn site, or one that had not waited for long, that waited at the same thing
 * and has left counts, too: somebody serves there; and so does whoever goes on and holds the lock that they wait for,
 * or was spawned by those who wait. So it is no growth when a program that a busy machine holds up serves nobody for a
 * while, since then none come either; nor where it may be workers that are without work: see {@link Idling}. When a
 * tenth of them have left after all, the suspicion is withdrawn; when a heap dump shows what can release all of them,
 * it is cleared, until there are more.
 *
 * <p>Those whom nobody who is known to live can release are told even if they are few: see {@link Forsaken}; tasks of a
 * deadlock are told as that.
 *
 * <p>Virtual threads that the garbage collector took while they waited are proven to have been stranded, be they few or
 * many: nothing that lives could reach them, or they would not have been garbage.
 */
final class StrandedTasks implements Detector {
    private static final int SERVED_LATELY = 2;
    private static final int UNPLACED = 4;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Predicate<StackTraceElement> loops;
    private final Map<StrandedPlace, WaitGrowth> growths = new HashMap<>();
    private final Map<StrandedPlace, Unplaced> unplaced = new HashMap<>();

    /** When somebody was last served, by the mark of what the tasks were blocked on. */
    private final Map<Integer, Long> servedMillis = new HashMap<>();

    private long previousLookMillis;
    private Map<StrandedPlace, Long> deadlocked = Map.of();

    /** Asks {@code loops} whether a frame may stand in a loop. */
    StrandedTasks(Signature signatures, long thresholdMillis, Predicate<StackTraceElement> loops) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
        this.loops = loops;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        List<Suspicion> suspicions = new ArrayList<>();
        Set<StrandedPlace> seen = new HashSet<>();
        deadlocked = Deadlocks.tasks(look);
        servedMillis.values().removeIf(millis -> !isLately(millis, look.clockMillis()));
        for (Collected collected : look.collected()) {
            StrandedPlace place = new StrandedPlace(collected.spawn(), collected.blocked());
            if (collected.seenWaiting()) {
                collect(place, collected.tasks(), look);
            } else {
                unplaced.computeIfAbsent(place, p -> new Unplaced(look.clockMillis())).tasks += collected.tasks();
            }
        }
        for (Tally tally : look.tallies()) {
            for (WaitTally wait : tally.waits()) {
                WaitSite site = wait.site();
                if (site != null && canStrand(tally.site(), wait, site)) {
                    StrandedPlace place = new StrandedPlace(tally.site(), site);
                    seen.add(place);
                    WaitGrowth growth = growths.computeIfAbsent(
                            place, p -> new WaitGrowth(p, look.clockMillis(), loops, thresholdMillis));
                    growth.add(look, wait, tally.live(), previousLookMillis, servedMillis);
                    Suspicion suspicion = suspicion(place, wait, growth);
                    if (suspicion != null) {
                        suspicions.add(suspicion);
                    }
                }
            }
        }
        placeUnseen(look);
        suspicions.addAll(gone(look, seen));
        previousLookMillis = look.clockMillis();
        return suspicions;
    }

    private void collect(StrandedPlace place, long tasks, Look look) {
        growths.computeIfAbsent(place, p -> new WaitGrowth(p, look.clockMillis(), loops, thresholdMillis))
                .collect(tasks, look.at());
    }

    /**
     * Tasks that were collected before they were seen waiting most likely waited where others of their spawn site do;
     * if none is seen in time, they have a place of their own.
     */
    private void placeUnseen(Look look) {
        unplaced.entrySet().removeIf(entry -> {
            StrandedPlace place = entry.getKey();
            for (StrandedPlace known : List.copyOf(growths.keySet())) {
                if (known.spawn() == place.spawn()) {
                    collect(known, entry.getValue().tasks, look);
                    return true;
                }
            }
            boolean late = look.clockMillis() - entry.getValue().sinceMillis >= UNPLACED * thresholdMillis;
            if (late) {
                collect(place, entry.getValue().tasks, look);
            }
            return late;
        });
    }

    /** How many tasks of a spawn site wait, for longer than the threshold, where nobody has been served lately. */
    long unserved(SpawnSite spawn, long clockMillis) {
        long tasks = 0;
        for (Map.Entry<StrandedPlace, WaitGrowth> entry : growths.entrySet()) {
            WaitGrowth growth = entry.getValue();
            boolean served = isLately(growth.lastServedMillis(), clockMillis);
            tasks += entry.getKey().spawn() == spawn && !served ? growth.over() : 0;
        }
        return tasks;
    }

    private boolean isLately(long millis, long nowMillis) {
        return nowMillis - millis < SERVED_LATELY * thresholdMillis;
    }

    /** Waits that end by themselves, by the clock or by the owner's code, strand nobody. */
    private static boolean canStrand(SpawnSite spawn, WaitTally wait, WaitSite site) {
        String type = site.channelType();
        return !wait.timed()
                && spawn.form() != TaskForm.WORKER
                && site.isReleasedByTasks()
                && !site.isJoin()
                && type != null
                && type.startsWith("java.");
    }

    /** Of places where nobody waits any more: what was suspected there is taken back, and what was proven stays. */
    private List<Suspicion> gone(Look look, Set<StrandedPlace> seen) {
        List<Suspicion> suspicions = new ArrayList<>();
        Iterator<Map.Entry<StrandedPlace, WaitGrowth>> entries =
                growths.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<StrandedPlace, WaitGrowth> entry = entries.next();
            if (seen.contains(entry.getKey())) {
                continue;
            }
            WaitGrowth growth = entry.getValue();
            if (growth.collected() > 0) {
                growth.end(look, servedMillis);
                suspicions.add(StrandedFindings.collected(signature(entry.getKey()), entry.getKey(), growth));
                continue;
            }
            if (growth.suspected() || growth.forsaken()) {
                growth.end(look, servedMillis);
                suspicions.add(StrandedFindings.withdrawn(signature(entry.getKey()), entry.getKey(), growth));
            }
            entries.remove();
        }
        return suspicions;
    }

    private String signature(StrandedPlace place) {
        return place.signature(signatures);
    }

    /** What there is to say of a place; null for nothing. */
    private @Nullable Suspicion suspicion(StrandedPlace place, WaitTally wait, WaitGrowth growth) {
        if (growth.collected() > 0) {
            return StrandedFindings.collected(signature(place), place, growth);
        }
        Forsaken forsaken = wait.forsakenOrNull();
        boolean evident = forsaken != null && ForsakenTasks.isEvident(place, forsaken);
        Judged clearing = evident ? null : Proofs.clearing(wait);
        if (clearing != null && growth.clear(clearing.at())) {
            return StrandedFindings.cleared(signature(place), place, wait, clearing);
        }
        if (growth.suspected()) {
            return grown(place, wait, growth);
        }
        long otherwise = deadlocked.getOrDefault(place, 0L) + (evident ? 0 : Proofs.cleared(wait));
        if (forsaken != null && forsaken.tasks() > otherwise) {
            growth.forsaken(true);
            return ForsakenTasks.suspicion(signature(place), place, wait, forsaken);
        }
        if (growth.forsaken()) {
            growth.forsaken(false);
            return StrandedFindings.withdrawn(signature(place), place, growth);
        }
        return null;
    }

    private Suspicion grown(StrandedPlace place, WaitTally wait, WaitGrowth growth) {
        if (growth.refuted()) {
            Suspicion withdrawn = StrandedFindings.withdrawn(signature(place), place, growth);
            growth.restart();
            return withdrawn;
        }
        return StrandedFindings.grown(signature(place), place, wait, growth, thresholdMillis);
    }

    /** Tasks that were collected before it was seen where they wait. */
    private static final class Unplaced {
        private final long sinceMillis;
        private long tasks;

        Unplaced(long sinceMillis) {
            this.sinceMillis = sinceMillis;
        }
    }
}
