package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which blocked tasks have nobody left who could release them, as far as can be told from who spawned whom.
 *
 * <p>A family is a task and all that descend from it. What such a task makes and hands to those it spawns, a channel of
 * its own, is mostly known to them alone. So where every task of a family has ended or waits untimed for longer than
 * the threshold, nobody is left to serve the channels that it shares. A family that something else can still call on,
 * through a channel that everybody can reach, looks the same: so only families that come and go, as requests do, are
 * looked at; who waits for elements or permits counts only if others of its family have ended, and only where no task
 * was ever seen to be served. Two looks in a row must agree.
 *
 * <p>Where the start or the end of some tasks may not have been seen, nothing is told of families.
 *
 * <p>A lock whose holder has ended is never given back, whoever waits for it.
 */
final class Families {
    /** More blocked tasks than this are not looked at one by one: a leak of that size is seen by its growth. */
    private static final int MOST = 10_000;

    /**
     * So many families that began at one place must have ended before the next is taken for one that comes and goes.
     */
    private static final int FEWEST_BEFORE = 3;

    private final SpawnSites spawnSites;
    private final Map<Long, Blocked> blocked = new HashMap<>();
    private Set<Long> forsakenBefore = new HashSet<>();
    private int look;

    Families(SpawnSites spawnSites) {
        this.spawnSites = spawnSites;
    }

    /** Begins a look. */
    void look(int number) {
        look = number;
        blocked.clear();
    }

    /** Takes in a task that goes on, or may do so by itself. */
    void goesOn(TaskRecord task) {
        meet(task);
        keepUp(task);
    }

    /** Takes in a task that has waited, untimed, for longer than the threshold. */
    void waits(Waiting one, WaitSite site, WaitTally tally, long waitedMillis) {
        TaskForm form = tally.spawn().form();
        boolean thread = form == TaskForm.PLATFORM_THREAD || form == TaskForm.VIRTUAL_THREAD;
        if (thread && site.isReleasedByTasks() && blocked.size() < MOST) {
            meet(one.task());
            blocked.put(Jdk.id(one.thread()), new Blocked(one, site, tally, waitedMillis));
        } else {
            goesOn(one.task());
        }
    }

    /** Ends the look: tells the tallies who is forsaken. */
    void settle(WaitGraph graph) {
        freeWhoWaitForTheLiving(graph);
        for (Blocked one : blocked.values()) {
            if (one.goesOn) {
                one.tally.countBehindLiving();
            } else if (hasSpawnedTheLiving(one)) {
                one.tally.countAboveLiving();
            }
        }
        Map<Owner, List<Blocked>> families = families();
        dropWhoWaitForOthers(families, graph);
        Map<Long, Blocked> forsaken = new HashMap<>();
        families.forEach((first, members) -> {
            boolean othersEnded = othersEnded(members);
            if (isForsaken(first, members, othersEnded)) {
                for (Blocked one : members) {
                    one.first = first;
                    one.othersEnded = othersEnded;
                    forsaken.put(one.id(), one);
                }
            }
        });
        for (Blocked one : blocked.values()) {
            if (graph.isHeldByEnded(one.id())) {
                one.atLockOfEnded = true;
                forsaken.put(one.id(), one);
            }
        }
        for (Blocked one : forsaken.values()) {
            if (forsakenBefore.contains(one.id())) {
                count(one);
            }
        }
        forsakenBefore = new HashSet<>(forsaken.keySet());
        blocked.clear();
    }

    /** Who waits for the holder of a lock, or the end of a task, that goes on, goes on as well. */
    private void freeWhoWaitForTheLiving(WaitGraph graph) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Blocked one : blocked.values()) {
                if (!one.goesOn && waitsForTheLiving(one, graph)) {
                    one.goesOn = true;
                    keepUp(one.waiting.task());
                    changed = true;
                }
            }
        }
    }

    private boolean hasSpawnedTheLiving(Blocked one) {
        Owner self = one.waiting.task().knownAsOwner();
        return self != null && self.seenGoingOn == look;
    }

    private boolean waitsForTheLiving(Blocked one, WaitGraph graph) {
        Long target = graph.waitsFor(one.id());
        if (target == null) {
            return one.site.isForOne();
        }
        Blocked other = blocked.get(target);
        return other == null ? !graph.isHeldByEnded(one.id()) : other.goesOn;
    }

    /** The families of which every task that lives waits, by their first task. */
    private Map<Owner, List<Blocked>> families() {
        Set<Owner> waiting = new HashSet<>();
        for (Blocked one : blocked.values()) {
            Owner self = one.waiting.task().knownAsOwner();
            if (!one.goesOn && self != null) {
                waiting.add(self);
            }
        }
        Map<Owner, List<Blocked>> families = new HashMap<>();
        for (Blocked one : blocked.values()) {
            Owner first = one.goesOn ? null : first(one, waiting);
            if (first != null) {
                families.computeIfAbsent(first, f -> new ArrayList<>()).add(one);
            }
        }
        return families;
    }

    /** The first task above one that has ended or waits, as all have that descend from it; null if there is none. */
    private @Nullable Owner first(Blocked one, Set<Owner> waiting) {
        Owner first = null;
        for (Owner above = one.waiting.task().owner; above != null && above.seenGoingOn != look; above = above.owner) {
            if (above.cutOff || !(above.isOver() || waiting.contains(above))) {
                return null;
            }
            first = above;
        }
        return first;
    }

    /** Who waits for a task of a family that may go on may go on. */
    private void dropWhoWaitForOthers(Map<Owner, List<Blocked>> families, WaitGraph graph) {
        boolean changed = true;
        while (changed) {
            Set<Long> members = new HashSet<>();
            families.values().forEach(family -> family.forEach(one -> members.add(one.id())));
            changed = families.values().removeIf(family -> {
                for (Blocked one : family) {
                    Long target = graph.waitsFor(one.id());
                    if (target != null && !members.contains(target) && !graph.isHeldByEnded(one.id())) {
                        return true;
                    }
                }
                return false;
            });
        }
    }

    private boolean isForsaken(Owner first, List<Blocked> members, boolean othersEnded) {
        boolean takes = false;
        for (Blocked one : members) {
            if (one.site.wasServed() && (one.site.takes() || one.site.puts())) {
                return false;
            }
            takes |= one.site.takes();
        }
        return (othersEnded || !takes) && spawnSites.of(first).ended() >= FEWEST_BEFORE && allIsSeen();
    }

    private static boolean allIsSeen() {
        return Circuit.THREADS.isWhole() && Circuit.VIRTUAL_THREADS.isWhole();
    }

    private boolean othersEnded(List<Blocked> members) {
        for (Blocked one : members) {
            Owner owner = one.waiting.task().owner;
            if (owner != null && owner.spawned > (owner.seenLook == look ? owner.seenLive : 0)) {
                return true;
            }
        }
        return false;
    }

    private void count(Blocked one) {
        Forsaken found = one.tally.forsaken();
        found.count(WaitTally.Example.of(one.waiting.thread(), one.waitedMillis));
        if (one.atLockOfEnded) {
            found.countLockOfEnded();
        }
        if (one.first != null) {
            found.family(spawnSites.of(one.first), one.first, one.othersEnded);
        }
        Owner owner = one.waiting.task().owner;
        if (owner != null) {
            found.failures(owner);
        }
    }

    private void meet(TaskRecord task) {
        Owner owner = task.owner;
        if (owner != null) {
            owner.seenLive = owner.seenLook == look ? owner.seenLive + 1 : 1;
            owner.seenLook = look;
        }
    }

    /** All above a task that goes on have a task that does. */
    private void keepUp(TaskRecord task) {
        keepUp(task.knownAsOwner());
        keepUp(task.owner);
        WorkerState work = task.work();
        keepUp(work == null ? null : work.runKnownAsOwner());
    }

    private void keepUp(@Nullable Owner from) {
        for (Owner owner = from; owner != null && owner.seenGoingOn != look; owner = owner.owner) {
            owner.seenGoingOn = look;
        }
    }

    /** A task that waits, and what is found out about it. */
    private static final class Blocked {
        final Waiting waiting;
        final WaitSite site;
        final WaitTally tally;
        final long waitedMillis;
        boolean goesOn;
        boolean atLockOfEnded;
        boolean othersEnded;

        @Nullable
        Owner first;

        Blocked(Waiting waiting, WaitSite site, WaitTally tally, long waitedMillis) {
            this.waiting = waiting;
            this.site = site;
            this.tally = tally;
            this.waitedMillis = waitedMillis;
        }

        long id() {
            return Jdk.id(waiting.thread());
        }
    }
}
