package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.core.census.WaitRing.Reason;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom, where the JDK knows the other: the owner of a lock or a monitor, the runner of a future, the
 * thread that is joined.
 *
 * <p>Not known are a lock's readers but for the first, the holders of permits and of stamped locks, and up to JDK 24
 * the monitors that virtual threads hold or wait for.
 */
final class WaitGraph {
    private static final JdkField OWNER = JdkField.of(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
    private static final JdkField RUNNER = JdkField.of(FutureTask.class, "runner");
    private static final JdkField TERMINATION = JdkField.of(Jdk.type("java.lang.VirtualThread"), "termination");
    private static final JdkField LATCH_SYNC = JdkField.of(CountDownLatch.class, "sync");
    private static final @Nullable Class<?> READ_WRITE_SYNC =
            Jdk.type("java.util.concurrent.locks.ReentrantReadWriteLock$Sync");
    private static final JdkField FIRST_READER = JdkField.of(READ_WRITE_SYNC, "firstReader");

    private final long thresholdMillis;

    private final Map<Long, WaitEdge> edges = new HashMap<>();

    private final StarvedPools pools = new StarvedPools();

    private final MonitorOwners monitors = new MonitorOwners();

    /** Those that wait for the end of a thread, which is only known when all threads have been met. */
    private final List<WaitEdge> joins = new ArrayList<>();

    /** Those that may wait for the threads of a scope of theirs. */
    private final List<Waiting> scopes = new ArrayList<>();

    /** By the hash of what a joining thread is blocked on; only during a look. */
    private final Map<Integer, Thread> joined = new HashMap<>();

    /** The threads that wait for a lock whose holder has ended without giving it back. */
    private final Set<Long> heldByEnded = new HashSet<>();

    WaitGraph(long thresholdMillis) {
        this.thresholdMillis = thresholdMillis;
    }

    /** Begins or ends a look. */
    void clear() {
        edges.clear();
        heldByEnded.clear();
        pools.look();
        joins.clear();
        scopes.clear();
        monitors.clear();
        joined.clear();
    }

    /** Who owns the monitor that a task waits for, by the ids of their threads, as far as is known. */
    Map<Long, Long> monitorOwners() {
        Map<Long, Long> owners = new HashMap<>();
        edges.forEach((thread, edge) -> {
            if (edge.one().entersMonitor()) {
                owners.put(thread, edge.waitsFor());
            }
        });
        return owners;
    }

    /** Takes in a blocked task. */
    void add(Waiting one, @Nullable ThreadInfo info) {
        canBeJoined(one.thread());
        if (one.timed()) {
            return;
        }
        Object blocker = one.blocker();
        monitors.mayHold(one);
        if (blocker instanceof AbstractOwnableSynchronizer lock) {
            addLock(one, lock);
        } else if (blocker instanceof FutureTask<?> future) {
            addFuture(one, future);
        } else if (blocker != null && Promise.isWaiter(blocker)) {
            pools.add(one, 0);
        } else if (info != null && one.entersMonitor() && info.getLockOwnerId() > 0) {
            LockInfo monitor = info.getLockInfo();
            add(new WaitEdge(
                    one,
                    info.getLockOwnerId(),
                    Reason.LOCK,
                    (monitor == null ? "a monitor" : "the monitor of a " + monitor.getClassName()) + " that %s holds"));
        } else if (one.entersMonitor()) {
            monitors.enters(one);
        } else if (blocker == null && info != null && info.getLockInfo() != null) {
            joins.add(new WaitEdge(one, info.getLockInfo().getIdentityHashCode(), Reason.END, "the end of %s"));
        } else if (blocker == null && Jdk.innermostScope(one.thread()) != null) {
            scopes.add(one);
        }
    }

    private void addLock(Waiting one, AbstractOwnableSynchronizer lock) {
        if (OWNER.of(lock) instanceof Thread owner) {
            noteIfEnded(one, owner, lock, OWNER);
            add(new WaitEdge(one, Jdk.id(owner), Reason.LOCK, "a " + lockType(lock) + " that %s holds"));
        } else if (READ_WRITE_SYNC != null && READ_WRITE_SYNC.isInstance(lock)) {
            addReadWriteLock(one, lock);
        } else if (isLatch(lock)) {
            joins.add(new WaitEdge(one, hash(lock), Reason.END, "the end of %s"));
        }
    }

    /**
     * A lock that no writer holds: whoever is first in its queue waits for its readers, of whom the lock remembers the
     * first as long as that one reads; the others wait for who is before them, even to read, so that no writer starves.
     */
    private void addReadWriteLock(Waiting one, AbstractOwnableSynchronizer lock) {
        Thread first = LockQueue.first(lock);
        if (first != null && first != one.thread()) {
            add(new WaitEdge(
                    one,
                    Jdk.id(first),
                    Reason.READ_WRITE_LOCK,
                    "a " + lockType(lock) + " for which %s is queued before it"));
        } else if (FIRST_READER.of(lock) instanceof Thread reader) {
            noteIfEnded(one, reader, lock, FIRST_READER);
            add(new WaitEdge(
                    one, Jdk.id(reader), Reason.READ_WRITE_LOCK, "a " + lockType(lock) + " that %s holds to read"));
        }
    }

    /**
     * Ends the taking in, when all threads have been met: finds who waits for the end of whom, and for the monitor of
     * whom.
     */
    void findPartners(ToLongFunction<TaskRecord> waitedMillis) {
        for (WaitEdge join : joins) {
            Thread target = joined.get((int) join.waitsFor());
            WaitSite site = WaitSite.of(join.one().task());
            boolean joins = site != null && site.isJoin();
            // Who joins itself means to stay for ever: programs keep their main thread that way.
            if (target != null && joins && target != join.one().thread()) {
                add(new WaitEdge(join.one(), Jdk.id(target), join.reason(), join.what()));
            }
        }
        monitors.find(edges, one -> waitedMillis.applyAsLong(one.task()) >= thresholdMillis)
                .forEach(this::add);
        scopes.forEach(this::addScope);
    }

    /** Who joins a scope may be let go on by any of its threads, so by none only where all wait for that one. */
    private void addScope(Waiting one) {
        WaitSite site = WaitSite.of(one.task());
        boolean joins = site != null && site.isScope();
        List<Thread> forks = joins ? Jdk.threadsOfInnermostScope(one.thread()) : List.of();
        long owner = Jdk.id(one.thread());
        if (!forks.isEmpty() && forks.stream().allMatch(fork -> leadsTo(owner, Jdk.id(fork)))) {
            add(new WaitEdge(one, Jdk.id(forks.get(0)), Reason.END, "the end of %s, which it forked"));
        }
    }

    private boolean leadsTo(long thread, long from) {
        Set<Long> met = new HashSet<>();
        WaitEdge edge = edges.get(from);
        while (edge != null && edge.waitsFor() != thread && met.add(edge.waitsFor())) {
            edge = edges.get(edge.waitsFor());
        }
        return edge != null && edge.waitsFor() == thread;
    }

    /** The thread whose end is waited for by who is blocked on what has this hash; null where it was not met. */
    @Nullable
    Thread joinedBy(int hash) {
        return joined.get(hash);
    }

    /** The thread that one waits for, where it waits itself. */
    @Nullable
    Thread waitsForThread(long thread) {
        WaitEdge edge = edges.get(thread);
        WaitEdge next = edge == null ? null : edges.get(edge.waitsFor());
        return next == null ? null : next.one().thread();
    }

    /** The id of the thread that one waits for; null where the JDK does not know it. */
    @Nullable
    Long waitsFor(long thread) {
        WaitEdge edge = edges.get(thread);
        return edge == null ? null : edge.waitsFor();
    }

    /** Whether it waits for a lock whose holder has ended without giving it back. */
    boolean isHeldByEnded(long thread) {
        return heldByEnded.contains(thread);
    }

    /** The rings at this look, of tasks whose wait site is known. */
    List<WaitRing> rings(ToLongFunction<TaskRecord> waitedMillis) {
        List<WaitRing> rings = new ArrayList<>();
        Set<Long> visited = new HashSet<>();
        for (Long start : edges.keySet()) {
            List<Long> path = new ArrayList<>();
            Long at = start;
            while (edges.containsKey(at) && visited.add(at)) {
                path.add(at);
                at = edges.get(at).waitsFor();
            }
            int begin = path.indexOf(at);
            if (begin >= 0) {
                WaitRing ring = ring(path.subList(begin, path.size()), waitedMillis);
                if (ring != null) {
                    rings.add(ring);
                }
            }
        }
        return rings;
    }

    /**
     * Whether a task can only go on when one of {@code others} does: it waits for one of them, or for a task that does,
     * or for a lock that one of them is the next to get. To be asked after {@link #rings}.
     *
     * @param thread the task's thread
     * @param others ids of threads
     * @param nextOwners holds what those of {@code others} that were about to take a lock are blocked on
     */
    boolean dependsOn(Thread thread, Set<Long> others, Set<Object> nextOwners) {
        Set<Long> met = new HashSet<>();
        Object blocker = LockSupport.getBlocker(thread);
        WaitEdge edge = edges.get(Jdk.id(thread));
        while (edge != null && met.add(edge.waiter())) {
            if (others.contains(edge.waitsFor())) {
                return true;
            }
            blocker = edge.one().blocker();
            edge = edges.get(edge.waitsFor());
        }
        return edge == null && blocker instanceof AbstractOwnableSynchronizer && nextOwners.contains(blocker);
    }

    /** The pools of which every worker waits for what only the pool itself can bring. */
    StarvedPools pools() {
        return pools;
    }

    /** A lock that is given back forgets its holder before that one can end: so it is asked again. */
    private void noteIfEnded(Waiting one, Thread holder, Object lock, JdkField field) {
        if (Jdk.state(holder) == Thread.State.TERMINATED && field.of(lock) == holder) {
            heldByEnded.add(Jdk.id(one.thread()));
        }
    }

    private void addFuture(Waiting one, FutureTask<?> future) {
        if (RUNNER.of(future) instanceof Thread runner) {
            add(new WaitEdge(one, Jdk.id(runner), Reason.END, "the result of a task that %s runs"));
            pools.add(one, Jdk.id(runner));
        } else {
            pools.add(one, 0);
        }
    }

    private @Nullable WaitRing ring(List<Long> threads, ToLongFunction<TaskRecord> waitedMillis) {
        List<WaitRing.Link> links = new ArrayList<>();
        for (Long id : threads) {
            WaitEdge edge = edges.get(id);
            WaitRing.Link link = edge == null ? null : WaitRing.Link.of(edge, waitedMillis);
            if (link == null) {
                return null;
            }
            links.add(link);
        }
        return new WaitRing(List.copyOf(links));
    }

    private void add(WaitEdge edge) {
        edges.put(edge.waiter(), edge);
    }

    /** A platform thread is joined by waiting on the thread itself, a virtual one by waiting for a latch of its own. */
    void canBeJoined(Thread thread) {
        Object latch = Jdk.virtual(thread) ? TERMINATION.of(thread) : null;
        Object sync = latch == null ? null : LATCH_SYNC.of(latch);
        if (!Jdk.virtual(thread) || sync != null) {
            joined.put(hash(sync == null ? thread : sync), thread);
        }
    }

    /** Whether who joins this virtual thread is blocked on that. */
    static boolean isJoinedOn(Thread virtual, Object blocker) {
        return LATCH_SYNC.of(TERMINATION.of(virtual)) == blocker;
    }

    private static boolean isLatch(Object blocker) {
        return blocker.getClass().getName().equals("java.util.concurrent.CountDownLatch$Sync");
    }

    private static int hash(Object object) {
        return System.identityHashCode(object);
    }

    private static String lockType(Object sync) {
        Class<?> outer = sync.getClass().getEnclosingClass();
        return (outer == null ? sync.getClass() : outer).getName();
    }
}
