package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.TaskRecord;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows waits from look to look: what each blocked task is blocked on, where, and since when.
 *
 * <p>A wait is the same as at the last look if the task's count of waits has not moved and it is blocked on the same
 * thing; its beginning is the look that first saw it. The count of a virtual thread is kept by a hook, that of a
 * platform thread by the JVM. As long as that hook is not to be relied on, no wait of a virtual thread is the same.
 */
final class Waits {
    private static final int TICK_MILLIS = 16;

    private final Channels channels;
    private final StackSampler stacks;
    private final Breather breather;
    private final PlatformWaits platformWaits;
    private final Witnesses witnesses;
    private final WaitGraph graph;
    private final SyncChannels syncs;
    private final Turnover turnover = new Turnover();
    private final Verdicts verdicts = new Verdicts();
    private final Families families;
    private final OneSided oneSided;
    private final Gap parks = new Gap(Circuit.PARKS);
    private final List<Waiting> platform = new ArrayList<>();
    private final long thresholdMillis;
    private long now;
    private long nowNanos;
    private long previousLook;
    private long waiting;
    private boolean parksUnknown;
    private Map<Long, Long> monitorOwners = Map.of();
    private @Nullable RollCall roll;

    Waits(
            Registry registry,
            StackSampler stacks,
            Witnesses witnesses,
            Families families,
            OneSided oneSided,
            long thresholdMillis,
            Breather breather) {
        this.channels = registry.channels();
        this.stacks = stacks;
        this.witnesses = witnesses;
        this.families = families;
        this.oneSided = oneSided;
        this.thresholdMillis = thresholdMillis;
        this.breather = breather;
        this.platformWaits = new PlatformWaits(breather);
        this.graph = new WaitGraph(thresholdMillis);
        this.syncs = new SyncChannels(graph, registry, thresholdMillis);
    }

    WaitSites sites() {
        return stacks.sites();
    }

    /** Begins the look of that number at {@code clockMillis}, with what a heap dump said if one was made since. */
    void look(long clockMillis, int number, @Nullable HeapVerdicts heap) {
        previousLook = now;
        now = clockMillis;
        nowNanos = System.nanoTime();
        waiting = 0;
        parksUnknown = parks.sinceLast();
        platform.clear();
        stacks.look();
        graph.clear();
        syncs.look();
        turnover.look();
        verdicts.look(heap);
        families.look(number);
        oneSided.look();
    }

    /** How many tasks were found blocked at this look. */
    long waiting() {
        return waiting;
    }

    /** The rings of tasks that wait for each other at this look. */
    List<WaitRing> rings() {
        return graph.rings(task -> waited(task, now));
    }

    /** The pools whose workers all wait for what only the pool itself can bring. */
    List<PoolStarvation> starvations(Function<Object, @Nullable ExecutorRef> pools) {
        return graph.pools().find(pools, task -> waited(task, now));
    }

    /** The schedulers of virtual threads that are held up; to be asked after {@link #rings}. */
    List<CarrierStarvation> starvedCarriers(Carriers carriers) {
        return carriers.starved(now, graph);
    }

    /** The virtual threads that were collected as garbage since the look before. */
    List<Collected> collected() {
        List<Collected> collected = witnesses.collected();
        for (Collected some : collected) {
            some.spawn().countCollected(some.tasks());
        }
        return collected;
    }

    /** What heap dumps have said of tasks that wait since before them; {@code collected} are this look's. */
    List<Judged> judged(List<Collected> collected) {
        return verdicts.finish(collected);
    }

    /** Takes in a task that is not blocked. */
    void running(TaskRecord task) {
        witnesses.goesOn(task);
        families.goesOn(task);
        task.blockedOn(0);
        leave(task);
    }

    /** Takes in a thread that is not blocked, for those that wait for its end. */
    void canBeJoined(Thread thread) {
        graph.canBeJoined(thread);
    }

    /** Takes in a blocked virtual thread. */
    void virtual(Thread thread, TaskRecord task, Tally tally, Thread.State state) {
        Waiting one = Waiting.now(thread, task, tally, state);
        boolean still = follow(one, parksUnknown ? task.seenWaits + 1 : task.waits);
        boolean known = task.waitSite() != null;
        stacks.ask(one);
        if (one.timed()) {
            witnesses.goesOn(task);
        } else {
            witnesses.waiting(thread, task, tally.site(), still);
        }
        count(one, null, known);
        graph.add(one, null);
    }

    /** Takes in a blocked platform thread; it is counted by {@link #finish}. */
    void platform(Thread thread, TaskRecord task, Tally tally, Thread.State state) {
        platform.add(Waiting.now(thread, task, tally, state));
    }

    /** Counts the platform threads. */
    void finish() {
        List<Thread> threads = new ArrayList<>(platform.size());
        for (Waiting one : platform) {
            threads.add(one.thread());
        }
        @Nullable ThreadInfo[] infos = platformWaits.of(threads);
        boolean[] known = new boolean[infos.length];
        for (int i = 0; i < infos.length; i++) {
            follow(platform.get(i), PlatformWaits.count(infos[i]));
            known[i] = platform.get(i).task().waitSite() != null;
            stacks.ask(platform.get(i));
            graph.add(platform.get(i), infos[i]);
            breather.breathe();
        }
        stacks.takeWanted();
        for (int i = 0; i < infos.length; i++) {
            count(platform.get(i), infos[i], known[i]);
            breather.breathe();
        }
        platform.clear();
        graph.findPartners(task -> waited(task, now));
        families.settle(graph);
        oneSided.settle();
    }

    /** Ends the look: tells the tallies what channels are waited at and served, and lets go of all threads. */
    void end(Collection<Tally> tallies) {
        syncs.settle(tallies);
        for (Tally tally : tallies) {
            for (WaitTally wait : tally.waits()) {
                if (turnover.hasGoneOn(wait.blockerMark())) {
                    wait.served();
                }
                wait.forget();
            }
        }
        monitorOwners = graph.monitorOwners();
        graph.clear();
        roll = null;
    }

    /** Lets go of all threads of a look that has failed. */
    void abandon() {
        platform.clear();
        graph.clear();
    }

    /** How many groups of tasks that wait alike are known. */
    int groups() {
        return stacks.groups();
    }

    /** Has the roll called at the next look. */
    void call(RollCall called) {
        roll = called;
    }

    /** Who owned the monitor that a task waited for at the last look, by the ids of their threads. */
    Map<Long, Long> monitorOwners() {
        return monitorOwners;
    }

    /** Notes that a task goes on from where it was seen waiting, if it was. */
    private static void leave(TaskRecord task) {
        WaitSite site = WaitSite.of(task);
        if (site != null) {
            site.serve();
        }
        Judged judged = Judged.of(task);
        if (judged != null) {
            judged.goOn();
        }
        task.waitSite(null);
    }

    /** Whether the task is still in the wait in which it was at the look before. */
    private boolean follow(Waiting one, int waits) {
        boolean still = isStill(one, waits);
        if (!one.timed() && one.blocker() != null) {
            turnover.waits(one.blockerMark(), still);
        }
        return still;
    }

    private boolean isStill(Waiting one, int waits) {
        TaskRecord task = one.task();
        int blocker = one.blockerMark();
        if (!task.wasBlockedOn(blocker) || task.seenWaits != waits) {
            if (task.wasBlockedOn(blocker)) {
                comesBack(one);
            }
            task.blockedOn(blocker);
            task.seenWaits = waits;
            task.waitSinceTick = tick(now);
            leave(task);
            return false;
        }
        return true;
    }

    /** Notes that a task has gone on and waits again on the same thing. */
    private static void comesBack(Waiting one) {
        if (one.timed()) {
            one.tally().site().repeat();
        } else if (takesElements(one.task())) {
            one.tally().site().consume();
        }
    }

    private static boolean takesElements(TaskRecord task) {
        WaitSite site = WaitSite.of(task);
        return site != null && site.takesElements();
    }

    /** Counts a task; {@code known} if it was known at the look before where this wait is. */
    private void count(Waiting one, @Nullable ThreadInfo info, boolean known) {
        waiting++;
        TaskRecord task = one.task();
        if (roll != null) {
            roll.count(one, info, task.waitSinceTick * (long) TICK_MILLIS);
        }
        WaitSite site = WaitSite.of(task);
        ChannelRef channel = channels.blockedOn(one.blocker());
        boolean puts = channel != null && channels.count(channel, one, site);
        long waited = waited(task, now);
        WaitTally tally = one.tally().countWaiting(site, one.timed());
        tally.count(one, info, waited, channel);
        if (site != null && !one.timed()) {
            verdicts.count(one, site, tally, task.waitSinceTick * (long) TICK_MILLIS);
        }
        syncs.count(one, info);
        if (channel != null && site != null && site.isReleasedByTasks() && !one.timed()) {
            oneSided.waits(one, tally, waited, channel, puts);
        }
        if (waited >= thresholdMillis) {
            tally.countOverThreshold(waited(task, previousLook) < thresholdMillis, known);
        }
        if (site != null && !one.timed() && waited >= thresholdMillis) {
            families.waits(one, site, tally, waited);
        } else {
            families.goesOn(task);
        }
        Owner owner = task.owner;
        if (owner != null && owner.overSinceNanos != 0) {
            countOrphan(one, owner, waited, tally);
        }
    }

    /**
     * A task that has outlived its owner by a threshold, and either waits without end or has woken since: what sleeps
     * since before its owner ended may do so to an end.
     */
    private void countOrphan(Waiting one, Owner owner, long waited, WaitTally tally) {
        long over = (nowNanos - owner.overSinceNanos) / 1_000_000;
        boolean counts = one.timed() ? over - waited >= thresholdMillis / 2 : waited >= thresholdMillis;
        if (over >= thresholdMillis && counts) {
            tally.countOrphan(owner, over);
        }
    }

    /** How long a task that waits has been seen in its wait. */
    static long waited(TaskRecord task, long atMillis) {
        return (tick(atMillis) - task.waitSinceTick) * (long) TICK_MILLIS;
    }

    private static int tick(long millis) {
        return (int) (millis / TICK_MILLIS);
    }
}
