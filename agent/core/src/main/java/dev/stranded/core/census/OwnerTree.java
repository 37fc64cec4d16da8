package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Threads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has spawned whom, by spawn site, of the tasks of one look. */
final class OwnerTree {
    private static final int MOST = 300;

    /** More owners that are over are not followed to who has spawned them. */
    private static final int MOST_OVER = 10_000;

    private final SpawnSites spawnSites;
    private final IdentityHashMap<Owner, ThreadList.Member> living = new IdentityHashMap<>();
    private final List<ThreadList.Member> members = new ArrayList<>();

    OwnerTree(SpawnSites spawnSites) {
        this.spawnSites = spawnSites;
    }

    /** Takes in a live task. */
    void add(ThreadList.Member member) {
        members.add(member);
        know(member.task().knownAsOwner(), member);
        WorkerState work = member.task().work();
        know(work == null ? null : work.runKnownAsOwner(), member);
    }

    /** Who spawned a task; null where that is not known. What runs a task for an executor is not who gave it. */
    Threads.@Nullable Owner ownerOf(ThreadList.Member member) {
        Owner owner = owner(member);
        if (owner == null) {
            return null;
        }
        ThreadList.Member self = living.get(owner);
        String site = spawnSites.of(owner).stack().site();
        return self == null || owner.isOver()
                ? new Threads.Owner(null, null, site, owner.isOver())
                : new Threads.Owner(
                        self.id(), ThreadGroups.shortened(self.thread().getName()), site, false);
    }

    /** The tree, the edges with most tasks first. */
    List<Threads.Spawn> spawns() {
        Map<Edge, long[]> edges = new HashMap<>();
        IdentityHashMap<Owner, Boolean> over = new IdentityHashMap<>();
        for (ThreadList.Member member : members) {
            Owner owner = owner(member);
            count(edges, owner, member.site())[0]++;
            for (Owner above = owner;
                    above != null && !living.containsKey(above) && over.size() < MOST_OVER;
                    above = above.owner) {
                if (over.put(above, true) != null) {
                    break;
                }
                count(edges, above.owner, spawnSites.of(above))[1]++;
            }
        }
        return edges.entrySet().stream()
                .sorted(Comparator.comparingLong(edge -> -edge.getValue()[0] - edge.getValue()[1]))
                .limit(MOST)
                .map(edge -> edge.getKey().told(edge.getValue()))
                .toList();
    }

    private void know(@Nullable Owner owner, ThreadList.Member member) {
        if (owner != null) {
            living.put(owner, member);
        }
    }

    private static @Nullable Owner owner(ThreadList.Member member) {
        return member.site().form() == TaskForm.EXECUTOR_TASK ? null : member.task().owner;
    }

    private long[] count(Map<Edge, long[]> edges, @Nullable Owner by, SpawnSite site) {
        return edges.computeIfAbsent(new Edge(by == null ? null : spawnSites.of(by), site), edge -> new long[2]);
    }

    private record Edge(@Nullable SpawnSite by, SpawnSite site) {
        Threads.Spawn told(long[] counts) {
            return new Threads.Spawn(
                    by == null ? null : by.stack().site(), site.stack().site(), site.form(), counts[0], counts[1]);
        }
    }
}
