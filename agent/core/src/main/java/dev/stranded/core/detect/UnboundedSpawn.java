package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds spawn sites whose live tasks grow with the work instead of being bounded.
 *
 * <p>The live tasks of the site have risen in every part of a window of at least two thresholds' time, are at least
 * twice what they were when the rise began, and at least a fifth of those that were spawned in it are still there and
 * older than tasks became before it: where more work comes and is done as quickly as before, more is live, too, but
 * none of it is older. Tasks of an executor that has a bound are bounded by it, and consumers that wait for work at a
 * queue they share are no pile of work. Where most tasks wait for something that nobody has been served by, it is left
 * to {@link StrandedTasks}: they do not pile up because work is slow, but because nobody will serve them. Where most go
 * on for ever without the owners that spawned them, it is {@link OutlivedOwners}'; where virtual threads wait for
 * carriers that others keep, it is {@link StarvedCarriers}'.
 *
 * <p>It is a suspicion until the tasks are many. It is withdrawn when their number stays where it is although work goes
 * on, or for long, and resolved when they have drained.
 */
final class UnboundedSpawn implements Detector {
    private static final long FEWEST = 50;
    private static final long STAYS = 5;

    /** Where one ends for so many that are spawned, they are no consumers, which stay. */
    private static final long OF_SPAWNED = 20;

    /** So many tasks, so many times what they were, are no longer a matter of opinion. */
    static final long MANY = 500;

    private static final long MANY_TIMES = 4;

    /** A number that has not risen over so many windows, though work went on, has a bound after all. */
    private static final long STEADY_WINDOWS = 2;

    /** A suspicion that has not grown over so many thresholds was a ramp, whether work goes on or not. */
    private static final long LEVEL_THRESHOLDS = 16;

    private final Signature signatures;
    private final long thresholdMillis;
    private final StrandedTasks stranded;
    private final OutlivedOwners outlived;
    private final Map<SpawnSite, Watch> watches = new HashMap<>();

    /** Asks {@code stranded} and {@code outlived}, which must have examined a look before, what is theirs to report. */
    UnboundedSpawn(Signature signatures, long thresholdMillis, StrandedTasks stranded, OutlivedOwners outlived) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
        this.stranded = stranded;
        this.outlived = outlived;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        List<Suspicion> suspicions = new ArrayList<>();
        Map<SpawnSite, Tally> present = new HashMap<>();
        for (Tally tally : look.tallies()) {
            if (tally.site().form() != TaskForm.WORKER) {
                present.put(tally.site(), tally);
                watches.computeIfAbsent(tally.site(), site -> new Watch());
            }
        }
        watches.entrySet().removeIf(entry -> {
            Tally tally = present.get(entry.getKey());
            Suspicion suspicion = entry.getValue().look(entry.getKey(), tally, look);
            if (suspicion != null) {
                suspicions.add(suspicion);
            }
            return tally == null && !entry.getValue().open;
        });
        return suspicions;
    }

    private static String advice(SpawnSite site, @Nullable WaitSite wait) {
        String stand = wait == null || wait.stack().library() || !wait.isReleasedByTasks()
                ? "take a permit of a Semaphore before each spawn"
                : "take what they stand and wait for at "
                        + Wording.place(wait.stack().site()) + " before the spawn";
        return "The code at " + Wording.place(site.stack().site()) + " starts a task for every piece of work, however"
                + " many are unfinished. Give the work to a fixed number of workers behind a bounded queue, or " + stand
                + ", so that a slow callee slows the sender instead of filling the memory.";
    }

    /** One spawn site's recent past. */
    private final class Watch {
        private final Trend live = new Trend(thresholdMillis);
        private final Trend started = new Trend(thresholdMillis);
        private final Trend ended = new Trend(thresholdMillis);
        private final Standstill standstill = new Standstill(thresholdMillis);
        private Verdict verdict = Verdict.SUSPECTED;
        private long base;
        private long peak;
        private long peakMillis;
        private long windowMillis = 2 * thresholdMillis;
        private boolean open;
        private List<Finding.Evidence> growth = List.of();

        @Nullable
        Suspicion look(SpawnSite site, @Nullable Tally tally, Look look) {
            long now = tally == null ? 0 : tally.live();
            live.add(look.clockMillis(), now);
            started.add(look.clockMillis(), site.started());
            boolean stands = tally != null && standstill.look(tally, look.clockMillis());
            ended.add(look.clockMillis(), site.ended());
            if (!open && tally != null && grows() && pilesUp(site, tally) && !stands && !isForOthers(site, look)) {
                open = true;
                base = live.riseFrom();
                peak = 0;
                verdict = Verdict.SUSPECTED;
            }
            if (!open) {
                return null;
            }
            if (now > peak) {
                peak = now;
                peakMillis = look.clockMillis();
                growth = growth(look);
            }
            if (now >= MANY && now >= MANY_TIMES * base) {
                verdict = Verdict.EVIDENT;
            }
            FindingLife state = now * 2 < peak
                    ? FindingLife.RESOLVED
                    : steady(look, now) ? FindingLife.WITHDRAWN : FindingLife.OPEN;
            open = state == FindingLife.OPEN;
            return suspicion(site, open ? tally : null, state, now, look);
        }

        /** Not so where a pool bounds them, or where most are spare. */
        private boolean pilesUp(SpawnSite site, Tally tally) {
            long spare = 0;
            for (WaitTally wait : tally.waits()) {
                spare += isSpare(site, wait) ? wait.count() : 0;
            }
            return !tally.bounded() && spare * 2 <= tally.live();
        }

        /**
         * Whether they wait, as timers or consumers, for what there is to do: at a queue that they share and that is
         * not there to be returned to, as far as can be told from many that end; or each for the next element of its
         * own.
         */
        private boolean isSpare(SpawnSite site, WaitTally wait) {
            boolean consumers = wait.takesFromShared() && !(comeAndGo() && live.last() >= MANY);
            boolean next = site.consumes()
                    && !wait.timed()
                    && wait.site() != null
                    && wait.site().takesElements();
            return wait.isIdleTimer() || consumers || (next && !wait.takesFromShared());
        }

        private boolean comeAndGo() {
            long gone = ended.last() - ended.before(windowMillis);
            return gone * OF_SPAWNED >= started.last() - started.before(windowMillis);
        }

        private boolean steady(Look look, long now) {
            long millis = look.clockMillis() - peakMillis;
            if (verdict == Verdict.SUSPECTED && millis >= LEVEL_THRESHOLDS * thresholdMillis) {
                return true;
            }
            return millis >= STEADY_WINDOWS * windowMillis && (started.last() - started.before(millis)) * STAYS >= now;
        }

        /** Where carriers starve, virtual threads pile up that could end at once. */
        private boolean isForOthers(SpawnSite site, Look look) {
            if (site.form() == TaskForm.VIRTUAL_THREAD && !look.carriers().isEmpty()) {
                return true;
            }
            // A task is known to be unserved a threshold and a look after its spawn at the earliest.
            long grown = live.before(2 * thresholdMillis) - live.riseFrom();
            return (stranded.unserved(site, look.clockMillis()) + outlived.behind(site)) * 2 > grown;
        }

        private boolean grows() {
            if (live.last() < FEWEST || !live.grows()) {
                return false;
            }
            windowMillis = live.risingWindowMillis();
            long stayed = Math.min(live.last() - live.before(windowMillis), live.last() - young());
            long spawned = started.last() - started.before(windowMillis);
            return stayed * STAYS >= spawned;
        }

        /**
         * How many were spawned within the time that a task took when the window began, were the first to come first to
         * go.
         */
        private long young() {
            long tookMillis = started.millisSince(ended.before(windowMillis)) - windowMillis;
            return started.last() - started.before(Math.max(0, tookMillis));
        }

        private Suspicion suspicion(SpawnSite site, @Nullable Tally tally, FindingLife state, long now, Look look) {
            WaitTally most = tally == null ? null : mostCommonWait(tally);
            WaitSite waitSite = most == null ? null : most.site();
            return new Suspicion(
                    signatures.of(
                            FindingKind.UNBOUNDED_SPAWN,
                            site.stack().site(),
                            site.form().toString()),
                    FindingKind.UNBOUNDED_SPAWN,
                    verdict,
                    state,
                    state == FindingLife.OPEN ? now : peak,
                    title(site, state, now),
                    advice(site, waitSite),
                    site.stack().library(),
                    Wording.site(site),
                    most == null || waitSite == null ? null : Wording.wait(most, waitSite),
                    most == null ? null : most.channelState(),
                    state == FindingLife.OPEN ? evidence(tally) : ended(site, state, now, look),
                    most == null ? List.of() : Wording.tasks(most.examples()));
        }

        private String title(SpawnSite site, FindingLife state, long now) {
            String place = Wording.place(site.stack().site());
            return switch (state) {
                case OPEN ->
                    place + " spawns without a bound: " + Wording.tasks(site.form(), now) + " live"
                            + (live.perSecond(thresholdMillis) > 0
                                    ? " and rising"
                                    : ", at most " + Wording.number(peak));
                case WITHDRAWN, CLEARED, REFUTED ->
                    "Withdrawn: " + place + " has a bound after all, its " + Wording.tasks(site.form(), now)
                            + " have stopped growing";
                case RESOLVED ->
                    place + " spawned without a bound: up to " + Wording.tasks(site.form(), peak)
                            + " were live; they have drained";
            };
        }

        private List<Finding.Evidence> growth(Look look) {
            String fact = "live tasks went from " + Wording.number(live.riseFrom()) + " to "
                    + Wording.number(live.last()) + " within " + Wording.duration(live.riseMillis());
            return List.of(new Finding.Evidence(fact, look.at()));
        }

        private List<Finding.Evidence> evidence(@Nullable Tally tally) {
            List<Finding.Evidence> chain = new ArrayList<>(growth);
            chain.add(new Finding.Evidence(
                    Wording.rate(started.perSecond(windowMillis)) + " are spawned a second, "
                            + Wording.rate(ended.perSecond(windowMillis)) + " end",
                    null));
            WaitTally most = tally == null ? null : mostCommonWait(tally);
            WaitSite site = most == null ? null : most.site();
            if (most != null && site != null) {
                chain.add(new Finding.Evidence(
                        Wording.number(most.count()) + " of them wait in " + site.operation() + " at "
                                + site.stack().site(),
                        null));
            }
            return chain;
        }

        private List<Finding.Evidence> ended(SpawnSite site, FindingLife state, long now, Look look) {
            String place = Wording.place(site.stack().site());
            String fact = state == FindingLife.RESOLVED
                    ? "live tasks of " + place + " are down from " + Wording.number(peak) + " to " + Wording.number(now)
                    : "for " + Wording.duration(look.clockMillis() - peakMillis) + " the live tasks of " + place
                            + " have not grown";
            return List.of(new Finding.Evidence(fact, Instant.now()));
        }

        private @Nullable WaitTally mostCommonWait(Tally tally) {
            return tally.waits().stream()
                    .filter(wait -> wait.site() != null)
                    .max(Comparator.comparingLong(WaitTally::count))
                    .orElse(null);
        }
    }
}
