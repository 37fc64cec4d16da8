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
 * Finds tasks that wait to put into a queue of which every task that ever took has ended.
 *
 * <p>Who took is known from the looks that saw it wait for elements, and from those who waited for room and were
 * released. One that has not begun to take can reach the queue by what it is made of: so no live task may, but for
 * those that wait to put. Two looks in a row must agree, and one of the waits must be twice as long as the threshold:
 * in that time another taker may be started in place of one that has failed.
 */
final class ForsakenPutters {
    private static final int MOST_SEARCHED = 500;

    private final Function<Owner, SpawnSite> spawnSite;
    private final long thresholdMillis;

    /** The queues at which somebody waits to put, at this look. */
    private final Map<ChannelRef, Candidate> candidates = new HashMap<>();

    /** Those of the look before of which all takers have ended. */
    private final Map<ChannelRef, Set<TaskRecord>> suspects = new HashMap<>();

    private int searched;

    ForsakenPutters(Function<Owner, SpawnSite> spawnSite, long thresholdMillis) {
        this.spawnSite = spawnSite;
        this.thresholdMillis = thresholdMillis;
    }

    /** Begins a look. */
    void look() {
        candidates.clear();
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
        suspects.forEach((channel, canReach) -> {
            Object queue = channel.queue();
            if (found.stream().anyMatch(one -> one == queue)) {
                canReach.add(task);
            }
        });
    }

    /** Takes in a task that waits to put. */
    void waits(Waiting one, WaitTally tally, long waitedMillis, ChannelRef channel) {
        candidates.computeIfAbsent(channel, c -> new Candidate()).add(new Putter(one, tally, waitedMillis));
    }

    /** Ends the look: tells the tallies who is forsaken. */
    void settle() {
        Map<ChannelRef, Set<TaskRecord>> before = new HashMap<>(suspects);
        suspects.clear();
        candidates.forEach((channel, candidate) -> {
            Set<SpawnSite> takers = candidate.longestMillis < thresholdMillis ? null : endedTakers(channel, candidate);
            if (takers == null) {
                return;
            }
            suspects.put(channel, Collections.newSetFromMap(new IdentityHashMap<>()));
            Set<TaskRecord> canReach = before.get(channel);
            if (canReach != null
                    && candidate.tasks.containsAll(canReach)
                    && candidate.longestMillis >= 2 * thresholdMillis) {
                candidate.count(takers, thresholdMillis);
            }
        });
    }

    private @Nullable Set<SpawnSite> endedTakers(ChannelRef channel, Candidate candidate) {
        Object queue = channel.queue();
        Object room = queue == null ? null : channel.layout().puttersBlocker(queue);
        Releasers releasers = room == null ? null : Releasers.of(room);
        return queue == null ? null : channel.takers().ended(releasers, candidate.tasks, spawnSite);
    }

    private record Putter(Waiting waiting, WaitTally tally, long waitedMillis) {}

    private static final class Candidate {
        final Set<TaskRecord> tasks = Collections.newSetFromMap(new IdentityHashMap<>());
        final List<Putter> putters = new ArrayList<>();
        long longestMillis;

        void add(Putter putter) {
            tasks.add(putter.waiting.task());
            putters.add(putter);
            longestMillis = Math.max(longestMillis, putter.waitedMillis);
        }

        void count(Set<SpawnSite> takers, long thresholdMillis) {
            for (Putter putter : putters) {
                if (putter.waitedMillis >= thresholdMillis) {
                    Forsaken found = putter.tally.forsaken();
                    found.count(WaitTally.Example.of(putter.waiting, putter.waitedMillis));
                    found.takersEnded(takers);
                }
            }
        }
    }
}
