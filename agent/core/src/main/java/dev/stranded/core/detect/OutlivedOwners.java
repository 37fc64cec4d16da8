package dev.stranded.core.detect;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks that were fired and forgotten: what spawned them is over, and they go on and on.
 *
 * <p>A task counts when its owner has been over for a threshold's time and it has woken from a timed wait since, or
 * waits, untimed, for what no channel will bring. Who sleeps to an end does not count, nor does a consumer of a queue
 * that others consume from, nor what waits at a channel: that is {@link StrandedTasks}'.
 *
 * <p>Tasks that live long by design have owners that have ended, too: what {@code main}, or an initialiser, starts and
 * leaves running; workers, clients and sessions that the first requests start. So the number of those that go on must
 * have risen at three looks or more, spread over a threshold's time, with that of owners of theirs that have ended;
 * they must be a good part of all that was spawned there, and of all owners; and none, or hardly one, has ever ended
 * after it had outlived its owner. Such an end takes the suspicion back: it was long work, no endless one.
 */
final class OutlivedOwners implements Detector {
    private static final int RISES = 3;
    private static final int FEWEST = 3;
    private static final int MANY = 20;
    private static final int REFUTING_PART = 10;
    private static final int PATIENCE = 8;

    /** Half of all that was spawned there go on. */
    private static final int OF_SPAWNED = 2;

    /** One for each of so many owners that have ended goes on. */
    private static final int OF_OWNERS = 4;

    private final Signature signatures;
    private final long thresholdMillis;
    private final StrandedTasks stranded;
    private final Map<SpawnSite, Watch> watches = new HashMap<>();

    /** Asks {@code stranded}, which must have examined a look before, what is its to report. */
    OutlivedOwners(Signature signatures, long thresholdMillis, StrandedTasks stranded) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
        this.stranded = stranded;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Map<SpawnSite, Behind> present = new HashMap<>();
        for (Tally tally : look.tallies()) {
            Behind behind = Behind.of(tally);
            if (behind != null) {
                present.put(tally.site(), behind);
                watches.computeIfAbsent(tally.site(), site -> new Watch());
            }
        }
        List<Suspicion> suspicions = new ArrayList<>();
        watches.entrySet().removeIf(entry -> {
            Behind behind = present.get(entry.getKey());
            Watch watch = entry.getValue();
            watch.look(entry.getKey(), behind, look, suspicions);
            return !watch.open && behind == null;
        });
        return suspicions;
    }

    /** How many tasks of a spawn site go on without their owners, where that seems or may prove to be for ever. */
    long behind(SpawnSite spawn) {
        Watch watch = watches.get(spawn);
        return watch == null ? 0 : watch.counted;
    }

    private static String advice(SpawnSite site) {
        return "This is Java's face of Go's forgotten WaitGroup.Wait: the code at "
                + Wording.place(site.stack().site())
                + " starts a task and nobody waits for it or ends it. Let the owner end it before it returns: spawn it in"
                + " a StructuredTaskScope or in an executor in try-with-resources (from Java 19 on), or keep the thread"
                + " and interrupt and join it in a finally block. If it is to live as long as the program, start it"
                + " once, not with each piece of work.";
    }

    /**
     * The tasks of one spawn site that go on behind their owners, at one look.
     *
     * @param most where most of them wait
     * @param orphans all of them
     */
    private record Behind(WaitTally most, Orphans orphans, SpawnSite ownerSite) {
        static @Nullable Behind of(Tally tally) {
            if (tally.site().form() == TaskForm.WORKER || tally.site().stack().library()) {
                return null;
            }
            WaitTally most = null;
            long mostTasks = 0;
            Orphans all = new Orphans();
            for (WaitTally wait : tally.waits()) {
                Orphans some = wait.orphans();
                WaitSite site = wait.site();
                if (some != null && site != null && goesOn(wait, site)) {
                    all.add(some);
                    if (some.tasks() > mostTasks) {
                        mostTasks = some.tasks();
                        most = wait;
                    }
                }
            }
            SpawnSite ownerSite = all.ownerSite();
            // What replaces itself by another of its kind, as workers of some pools do, owns nothing.
            return most == null || ownerSite == null || ownerSite == tally.site()
                    ? null
                    : new Behind(most, all, ownerSite);
        }

        private static boolean goesOn(WaitTally wait, WaitSite site) {
            boolean library = site.stack().library() && !site.stack().jdkOnly();
            if (library || site.idleWorker() || site.background() != null || wait.takesFromShared()) {
                return false;
            }
            String type = site.channelType();
            return wait.timed() || type == null || site.isJoin();
        }
    }

    /** One spawn site's recent past. */
    private final class Watch {
        private long counted;
        private long peak;
        private int rises;
        private long firstRiseMillis;
        private boolean open;
        private @Nullable Behind last;

        void look(SpawnSite site, @Nullable Behind behind, Look look, List<Suspicion> suspicions) {
            long tasks = behind == null ? 0 : behind.orphans.tasks();
            last = behind == null ? last : behind;
            if (tasks > peak) {
                peak = tasks;
                if (rises++ == 0) {
                    firstRiseMillis = look.clockMillis();
                }
            }
            boolean longWork = site.endedOutliving() * REFUTING_PART > peak;
            boolean told = stranded.unserved(site, look.clockMillis()) > 0;
            boolean holds = behind != null && !longWork && !told && grows(site, behind, look);
            boolean mayHold = behind != null && !longWork && !told && !isLate(look);
            counted = holds || mayHold ? tasks : 0;
            open |= holds;
            if (open && last != null) {
                FindingLife state = longWork || told
                        ? FindingLife.WITHDRAWN
                        : site.live() * 2 < peak ? FindingLife.RESOLVED : FindingLife.OPEN;
                suspicions.add(suspicion(site, last, state, told));
                if (state != FindingLife.OPEN) {
                    open = false;
                    rises = 0;
                    peak = tasks;
                }
            }
        }

        /** What has not shown itself by now to be of this kind is left to the others. */
        private boolean isLate(Look look) {
            return rises > 0 && look.clockMillis() - firstRiseMillis > PATIENCE * thresholdMillis;
        }

        private boolean grows(SpawnSite site, Behind behind, Look look) {
            return rises >= RISES
                    && behind.orphans.owners() >= FEWEST
                    && look.clockMillis() - firstRiseMillis >= thresholdMillis
                    && peak * OF_SPAWNED >= site.started()
                    && peak * OF_OWNERS >= behind.ownerSite.ended();
        }

        private Suspicion suspicion(SpawnSite site, Behind behind, FindingLife state, boolean told) {
            WaitSite wait = behind.most.site();
            return new Suspicion(
                    signatures.of(FindingKind.OUTLIVED_OWNER, site.stack().site()),
                    FindingKind.OUTLIVED_OWNER,
                    peak >= MANY && site.endedOutliving() == 0 ? Verdict.EVIDENT : Verdict.SUSPECTED,
                    state,
                    peak,
                    title(site, behind, state),
                    advice(site),
                    site.stack().library(),
                    Wording.site(site),
                    wait == null ? null : Wording.wait(behind.most, wait),
                    null,
                    state == FindingLife.OPEN ? evidence(site, behind) : ended(site, state, told),
                    Wording.tasks(behind.most.examples()));
        }

        private String title(SpawnSite site, Behind behind, FindingLife state) {
            String place = Wording.place(site.stack().site());
            return switch (state) {
                case OPEN ->
                    Wording.tasks(site.form(), peak) + " spawned at " + place + " go on although what spawned them ("
                            + Wording.place(behind.ownerSite.stack().site()) + ") has ended: nobody ends them";
                case WITHDRAWN, CLEARED, REFUTED -> "Withdrawn: the tasks spawned at " + place + " were not forgotten";
                case RESOLVED -> "Tasks spawned at " + place + " had outlived their owners; most have ended";
            };
        }

        private List<Finding.Evidence> evidence(SpawnSite site, Behind behind) {
            List<Finding.Evidence> chain = new ArrayList<>();
            chain.add(Wording.owners(behind.orphans, behind.ownerSite));
            chain.add(new Finding.Evidence(
                    Wording.number(site.started()) + " were spawned here; "
                            + (site.endedOutliving() == 0
                                    ? "none that outlived its owner has ended"
                                    : Wording.number(site.endedOutliving()) + " that outlived their owner have ended"),
                    null));
            WaitSite wait = behind.most.site();
            if (wait != null) {
                chain.add(new Finding.Evidence(
                        "they " + (behind.most.timed() ? "wake and wait again" : "wait without a time-out") + " in "
                                + wait.operation() + " at " + wait.stack().site(),
                        null));
            }
            return chain;
        }

        private List<Finding.Evidence> ended(SpawnSite site, FindingLife state, boolean told) {
            String fact = state == FindingLife.RESOLVED
                    ? "of up to " + Wording.number(peak) + " that had outlived their owner, "
                            + Wording.number(site.live()) + " are live"
                    : told
                            ? "they wait where nobody serves them, which is stranded-task's to tell"
                            : Wording.number(site.endedOutliving()) + " that had outlived their owner have ended:"
                                    + " long work, no endless one";
            return List.of(new Finding.Evidence(fact, Instant.now()));
        }
    }
}
