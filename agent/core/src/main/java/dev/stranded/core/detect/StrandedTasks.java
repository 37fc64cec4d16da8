package dev.stranded.core.detect;

import dev.stranded.core.census.Collected;
import dev.stranded.core.census.Forsaken;
import dev.stranded.core.census.Judged;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.Orphans;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitSite;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Verdict;
import java.time.Instant;
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
    private static final int RISES = 3;
    private static final int FEWEST = 3;
    private static final int SERVED_LATELY = 2;
    private static final int REFUTING_PART = 10;
    private static final int UNPLACED = 4;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Predicate<StackTraceElement> loops;
    private final Map<StrandedPlace, Growth> growths = new HashMap<>();
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
                    Growth growth = growths.computeIfAbsent(place, p -> new Growth(p, look.clockMillis()));
                    growth.add(look, wait, tally.live());
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
        growths.computeIfAbsent(place, p -> new Growth(p, look.clockMillis())).collect(tasks, look.at());
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
        for (Map.Entry<StrandedPlace, Growth> entry : growths.entrySet()) {
            Growth growth = entry.getValue();
            boolean served = isLately(growth.lastServedMillis, clockMillis);
            tasks += entry.getKey().spawn() == spawn && !served ? growth.over : 0;
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
        Iterator<Map.Entry<StrandedPlace, Growth>> entries = growths.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<StrandedPlace, Growth> entry = entries.next();
            if (seen.contains(entry.getKey())) {
                continue;
            }
            Growth growth = entry.getValue();
            if (growth.collected > 0) {
                growth.end(look);
                suspicions.add(proven(entry.getKey(), growth));
                continue;
            }
            if (growth.suspected || growth.forsaken) {
                growth.end(look);
                suspicions.add(withdrawn(entry.getKey(), growth));
            }
            entries.remove();
        }
        return suspicions;
    }

    private String signature(StrandedPlace place) {
        return place.signature(signatures);
    }

    /** What there is to say of a place; null for nothing. */
    private @Nullable Suspicion suspicion(StrandedPlace place, WaitTally wait, Growth growth) {
        if (growth.collected > 0) {
            return proven(place, growth);
        }
        Forsaken forsaken = wait.forsakenOrNull();
        boolean evident = forsaken != null && ForsakenTasks.isEvident(place, forsaken);
        Judged clearing = evident ? null : Proofs.clearing(wait);
        if (clearing != null && growth.clear(clearing.at())) {
            return cleared(place, wait, clearing);
        }
        if (growth.suspected) {
            return grown(place, wait, growth);
        }
        long otherwise = deadlocked.getOrDefault(place, 0L) + (evident ? 0 : Proofs.cleared(wait));
        if (forsaken != null && forsaken.tasks() > otherwise) {
            growth.forsaken = true;
            return ForsakenTasks.suspicion(signature(place), place, wait, forsaken);
        }
        if (growth.forsaken) {
            growth.forsaken = false;
            return withdrawn(place, growth);
        }
        return null;
    }

    private Suspicion grown(StrandedPlace place, WaitTally wait, Growth growth) {
        if (growth.refuted()) {
            Suspicion withdrawn = withdrawn(place, growth);
            growth.restart();
            return withdrawn;
        }
        return new Suspicion(
                signature(place),
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.OPEN,
                growth.over,
                title(place, wait, growth),
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(wait, place.blocked()),
                wait.channelState(),
                evidence(wait, growth),
                Wording.tasks(wait.examples()));
    }

    private Suspicion proven(StrandedPlace place, Growth growth) {
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(
                "the garbage collector took " + Wording.number(growth.collected)
                        + " of them while they waited, so nothing"
                        + " that lived could reach them or what they waited for",
                growth.lastCollectedAt));
        if (growth.over > 0) {
            chain.add(new Finding.Evidence(Wording.number(growth.over) + " more wait there now", null));
        }
        return new Suspicion(
                signature(place),
                FindingKind.STRANDED_TASK,
                Verdict.PROVEN,
                FindingLife.OPEN,
                growth.collected + growth.over,
                Wording.tasks(place.spawn().form(), growth.collected) + " spawned at "
                        + Wording.place(place.spawn().stack().site()) + " waited in " + place.operation()
                        + " until the garbage collector took them: nobody could serve them any more",
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                Wording.wait(place.blocked(), false, 0),
                null,
                chain,
                List.of());
    }

    private Suspicion cleared(StrandedPlace place, WaitTally wait, Judged clearing) {
        return new Suspicion(
                signature(place),
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.CLEARED,
                wait.overThreshold(),
                "Cleared: what lives can still release the tasks waiting in " + place.operation() + " at "
                        + Wording.place(place.blocked().stack().site()),
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                null,
                null,
                List.of(Proofs.evidence(clearing)),
                Wording.tasks(wait.examples()),
                Proofs.of(clearing, 0));
    }

    private Suspicion withdrawn(StrandedPlace place, Growth growth) {
        String fact = growth.left == 0
                ? "somebody lives after all who can serve them"
                : Wording.number(growth.left) + " of the waiting tasks have gone on, so they were not stranded";
        return new Suspicion(
                signature(place),
                FindingKind.STRANDED_TASK,
                Verdict.SUSPECTED,
                FindingLife.WITHDRAWN,
                growth.over,
                "Withdrawn: the tasks waiting in " + place.operation() + " at "
                        + Wording.place(place.blocked().stack().site()) + " are served again",
                StrandedAdvice.of(place.blocked()),
                place.library(),
                Wording.site(place.spawn()),
                null,
                null,
                List.of(new Finding.Evidence(fact, Instant.now())),
                List.of());
    }

    private static String title(StrandedPlace place, WaitTally wait, Growth growth) {
        return Wording.tasks(place.spawn().form(), wait.overThreshold()) + " spawned at "
                + Wording.place(place.spawn().stack().site()) + " wait in " + place.operation()
                + " and get more and more: "
                + (growth.left == 0 ? "nobody has served one of them" : "hardly one is served");
    }

    private List<Finding.Evidence> evidence(WaitTally wait, Growth growth) {
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(
                "the first of them was seen waiting longer than " + Wording.duration(thresholdMillis), growth.firstAt));
        chain.add(new Finding.Evidence(
                "since then their number rose at " + Wording.number(growth.rises) + " looks, to "
                        + Wording.number(growth.over) + ", and "
                        + (growth.left == 0 ? "none has gone on" : Wording.number(growth.left) + " have gone on"),
                growth.lastRiseAt));
        if (growth.clearedAt != null) {
            chain.add(new Finding.Evidence(
                    "a heap dump showed what can release those that waited then; more have come since",
                    growth.clearedAt));
        }
        Orphans orphans = wait.orphans();
        if (orphans != null && orphans.ownerSite() != null) {
            chain.add(Wording.owners(orphans, orphans.ownerSite()));
        }
        chain.add(new Finding.Evidence(
                "the longest has waited for " + Wording.duration(wait.longestMillis()) + ", without a time-out", null));
        chain.addAll(ChannelFacts.of(wait));
        return chain;
    }

    /** Tasks that were collected before it was seen where they wait. */
    private static final class Unplaced {
        private final long sinceMillis;
        private long tasks;

        Unplaced(long sinceMillis) {
            this.sinceMillis = sinceMillis;
        }
    }

    /** How the number of long waits at one place has grown. */
    private final class Growth {
        private final Idling idling;
        private long over;
        private long overAtFirstRise;
        private long peak;
        private long left;
        private int rises;
        private long firstRiseMillis;
        private final long knownFromMillis;
        private long lastServedMillis = Long.MIN_VALUE / 2;
        private int blockerMark;
        private Instant firstAt = Instant.EPOCH;
        private Instant lastRiseAt = Instant.EPOCH;
        private Instant lastCollectedAt = Instant.EPOCH;
        private long collected;
        private long collectedNow;
        private boolean suspected;
        private boolean forsaken;
        private @Nullable Instant clearedAt;

        Growth(StrandedPlace place, long knownFromMillis) {
            this.idling = new Idling(place.blocked(), loops, thresholdMillis);
            this.knownFromMillis = knownFromMillis;
        }

        void collect(long tasks, Instant at) {
            collected += tasks;
            collectedNow += tasks;
            lastCollectedAt = at;
        }

        void add(Look look, WaitTally wait, long living) {
            idling.add(look.clockMillis(), living);
            blockerMark = wait.blockerMark();
            long othersServedMillis = servedMillis.getOrDefault(blockerMark, lastServedMillis);
            if (othersServedMillis > lastServedMillis) {
                served(othersServedMillis);
            }
            boolean helped = (wait.behindLiving() + wait.aboveLiving()) * 2 > wait.overThreshold();
            if (wait.servedSince() || helped) {
                served(look.clockMillis());
            }
            long nowOver = wait.overThreshold();
            boolean more = nowOver > over + wait.newlyKnown();
            take(look, nowOver, wait.newlyOverThreshold() + wait.newlyKnown());
            if (more && previousLookMillis - Math.max(lastServedMillis, knownFromMillis) >= thresholdMillis) {
                rise(look);
            }
        }

        /** Nobody waits here any more. */
        void end(Look look) {
            take(look, 0, 0);
        }

        private void take(Look look, long nowOver, long arrived) {
            long leftNow = Math.max(0, over + arrived - nowOver - collectedNow);
            collectedNow = 0;
            left += leftNow;
            over = nowOver;
            peak = Math.max(peak, nowOver);
            if (leftNow > 0) {
                served(look.clockMillis());
            }
            if (leftNow > 0 && blockerMark != 0) {
                servedMillis.put(blockerMark, lastServedMillis);
            }
        }

        private void served(long clockMillis) {
            lastServedMillis = clockMillis;
            if (!suspected) {
                restart();
            }
        }

        private void rise(Look look) {
            if (rises++ == 0) {
                overAtFirstRise = over;
                firstRiseMillis = look.clockMillis();
                firstAt = look.at();
            }
            lastRiseAt = look.at();
            long sinceMillis = look.clockMillis() - firstRiseMillis;
            suspected |= rises >= RISES
                    && over >= FEWEST
                    && sinceMillis >= thresholdMillis
                    && !idling.explains(over, over - overAtFirstRise, sinceMillis);
        }

        /** More than a few of them have gone on: the suspicion was wrong. */
        boolean refuted() {
            return left * REFUTING_PART >= peak;
        }

        /** Forgets what was suspected before a dump of that time cleared it; whether anything was. */
        boolean clear(Instant dump) {
            if (!(suspected || forsaken) || dump.equals(clearedAt)) {
                return false;
            }
            clearedAt = dump;
            forsaken = false;
            restart();
            return true;
        }

        void restart() {
            suspected = false;
            rises = 0;
            left = 0;
            peak = over;
        }
    }
}
