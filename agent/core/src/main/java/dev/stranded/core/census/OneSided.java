package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.Releasers;
import dev.stranded.bootstrap.TaskRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds tasks that wait at one side of a queue when every task that was ever at the other side has ended.
 *
 * <p>Who was there is known from the looks that saw it wait, and from those who waited at this side and were released.
 * One that is yet to come can reach the queue by what it is made of: so no live task may, but for those that wait. Two
 * looks in a row must agree, and one of the waits must be twice as long as the threshold: in that time another may be
 * started in place of one that has failed.
 *
 * <p>Who waits to take may be idle until tomorrow. So that counts only if those who have put have done so again and
 * again, which tells them from requests that come and go, and one of them has failed.
 *
 * <p>Where both sides wait for one and the same thing, as at a {@code SynchronousQueue}, only those are known that were
 * seen waiting, and their own stacks must tell at which side.
 */
final class OneSided {
    private static final int MOST_SEARCHED = 500;
    private static final int AGAIN_AND_AGAIN = 3;
    private static final int MOST_STACKS = 16;

    private final Function<Owner, SpawnSite> spawnSite;
    private final long thresholdMillis;

    /** The sides at which somebody waits, at this look. */
    private final Map<Side, Waiters> waiters = new HashMap<>();

    /** Those of the look before to which nobody was left, with the tasks that can reach the queue. */
    private final Map<Side, Set<TaskRecord>> suspects = new HashMap<>();

    private int searched;

    OneSided(Function<Owner, SpawnSite> spawnSite, long thresholdMillis) {
        this.spawnSite = spawnSite;
        this.thresholdMillis = thresholdMillis;
    }

    /** Begins a look. */
    void look() {
        waiters.clear();
        searched = 0;
    }

    /** Takes in a live task, whatever it does. */
    void meet(Thread thread, TaskRecord task) {
        if (suspects.isEmpty()) {
            return;
        }
        if (searched++ >= MOST_SEARCHED) {
            suspects.clear();
            return;
        }
        List<Object> found =
                ReachableChannels.of(Set.of(BlockingQueue.class), ReachableChannels.roots(thread, task), List.of());
        suspects.forEach((side, canReach) -> {
            Object queue = side.channel.queue();
            if (found.stream().anyMatch(one -> one == queue)) {
                canReach.add(task);
            }
        });
    }

    /** Takes in a task that waits to put, or to take. */
    void waits(Waiting one, WaitTally tally, long waitedMillis, ChannelRef channel, boolean puts) {
        Side side = new Side(channel, puts);
        if (puts || side.wasServedAgainAndAgain()) {
            waiters.computeIfAbsent(side, s -> new Waiters()).add(new Waiter(one, tally, waitedMillis));
        }
    }

    /** Ends the look: tells the tallies who is forsaken. */
    void settle() {
        Map<Side, Set<TaskRecord>> before = new HashMap<>(suspects);
        suspects.clear();
        waiters.forEach((side, here) -> {
            EndedSide other = here.longestMillis < thresholdMillis ? null : other(side, here);
            if (other == null) {
                return;
            }
            suspects.put(side, Collections.newSetFromMap(new IdentityHashMap<>()));
            Set<TaskRecord> canReach = before.get(side);
            if (canReach != null
                    && here.tasks.containsAll(canReach)
                    && here.longestMillis >= 2 * thresholdMillis
                    && (side.channel.layout().sidesDiffer() || here.areSeenTo(side.puts))) {
                here.count(other, thresholdMillis);
            }
        });
    }

    private @Nullable EndedSide other(Side side, Waiters here) {
        QueueSide other = side.puts ? side.channel.takers() : side.channel.putters();
        EndedSide ended = other.ended(
                side.releasers(), here.tasks, spawnSite, side.channel.layout().sidesDiffer());
        return ended == null || side.puts || ended.failedBy() != null ? ended : null;
    }

    private record Side(ChannelRef channel, boolean puts) {
        /** Who has released those that waited here. */
        @Nullable
        Releasers releasers() {
            Object queue = channel.queue();
            if (queue == null) {
                return null;
            }
            QueueLayout layout = channel.layout();
            Object condition = puts ? layout.puttersBlocker(queue) : layout.takersBlocker(queue);
            return condition == null ? null : Releasers.of(condition);
        }

        boolean wasServedAgainAndAgain() {
            Releasers releasers = releasers();
            return releasers != null
                    && !releasers.isIncomplete()
                    && releasers.releases() >= AGAIN_AND_AGAIN * releasers.count();
        }
    }

    private record Waiter(Waiting waiting, WaitTally tally, long waitedMillis) {}

    private static final class Waiters {
        final Set<TaskRecord> tasks = Collections.newSetFromMap(new IdentityHashMap<>());
        final List<Waiter> all = new ArrayList<>();
        long longestMillis;

        void add(Waiter waiter) {
            tasks.add(waiter.waiting.task());
            all.add(waiter);
            longestMillis = Math.max(longestMillis, waiter.waitedMillis);
        }

        boolean areSeenTo(boolean put) {
            return all.size() <= MOST_STACKS
                    && all.stream().allMatch(waiter -> Boolean.valueOf(put).equals(waiter.waiting.isSeenToPut()));
        }

        void count(EndedSide other, long thresholdMillis) {
            for (Waiter waiter : all) {
                if (waiter.waitedMillis >= thresholdMillis) {
                    Forsaken found = waiter.tally.forsaken();
                    found.count(WaitTally.Example.of(waiter.waiting.thread(), waiter.waitedMillis));
                    found.otherSide(other);
                }
            }
        }
    }
}
