package dev.stranded.core.census;

import java.lang.management.LockInfo;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the channel at which a task waits. What the task is blocked on is its channel, or leads to it. Where it does
 * not, as with a barrier, a future or, up to JDK 24, a monitor, the channel is looked for among what the task can
 * reach, once for each wait and for a bounded number at a look.
 */
final class ChannelSearch {
    private static final int MOST_SEARCHES = 16;
    private static final int MOST_ASKED = 64;

    private final WaitGraph graph;
    private final Registry registry;

    /** What was found out about the present wait of a thread, by its id. */
    private final Map<Long, Traced> traced = new HashMap<>();

    private int look;
    private int searches;
    private int asked;

    ChannelSearch(WaitGraph graph, Registry registry) {
        this.graph = graph;
        this.registry = registry;
    }

    /** Begins a look. */
    void look() {
        look++;
        searches = 0;
        asked = 0;
    }

    /** Ends a look: forgets the waits that were not asked for. */
    void settle() {
        traced.values().removeIf(trace -> trace.seenLook != look);
    }

    /** The channel at which a task waits; null where it can't be found. */
    @Nullable
    Object channel(Waiting one, @Nullable LockInfo monitor, WaitSite site) {
        Object blocker = one.blocker();
        if (site.isJoin()) {
            Thread joined = graph.joinedBy(SyncChannels.mark(blocker, monitor));
            return joined != null ? joined : traced(one, () -> joined(one, monitor));
        }
        if (site.isScope()) {
            return PromiseReadings.scopeOf(one.thread());
        }
        if (blocker == null) {
            return traced(one, () -> monitorOf(one, monitor, site));
        }
        if (site.isEndOfExecutor()) {
            Object executor = traced(one, () -> registry.executorAwaitedOn(blocker));
            return executor == null ? blocker : executor;
        }
        Object phaser = LockReadings.phaserOf(blocker);
        if (phaser != null) {
            return phaser;
        }
        if (PromiseReadings.isSignaller(blocker)) {
            return traced(
                    one,
                    () -> search(
                            one,
                            CompletableFuture.class::isAssignableFrom,
                            future -> PromiseReadings.signals(future, blocker)));
        }
        if (CyclicBarrier.class.getName().equals(site.channelType())) {
            Object barrier = traced(
                    one,
                    () -> search(
                            one, CyclicBarrier.class::isAssignableFrom, found -> LockReadings.trips(found, blocker)));
            return barrier == null ? blocker : barrier;
        }
        return blocker;
    }

    /** A thread that is joined and was not met waiting. */
    private @Nullable Object joined(Waiting one, @Nullable LockInfo monitor) {
        Object blocker = one.blocker();
        if (blocker != null) {
            return search(
                    one,
                    Thread.class::isAssignableFrom,
                    found -> found instanceof Thread thread && WaitGraph.isJoinedOn(thread, blocker));
        }
        if (monitor == null) {
            return awaited(one);
        }
        for (Thread thread : Jdk.platformThreads()) {
            if (System.identityHashCode(thread) == monitor.getIdentityHashCode()) {
                return thread;
            }
        }
        return null;
    }

    /** What a thread waits to enter or to be notified by, where this JVM tells. */
    private @Nullable Object awaited(Waiting one) {
        VirtualMonitors.Held held =
                VirtualMonitors.areKnown() && asked++ < MOST_ASKED ? VirtualMonitors.of(one.thread()) : null;
        return held == null ? null : held.awaited();
    }

    private @Nullable Object monitorOf(Waiting one, @Nullable LockInfo monitor, WaitSite site) {
        if (VirtualMonitors.areKnown() || monitor == null) {
            return awaited(one);
        }
        String type = monitor.getClassName();
        return search(
                one,
                found -> found.getName().equals(type)
                        || (site.isPipe() && found.getName().startsWith("java.io.")),
                found -> System.identityHashCode(found) == monitor.getIdentityHashCode());
    }

    private @Nullable Object search(Waiting one, Predicate<Class<?>> types, Predicate<Object> isIt) {
        if (searches++ >= MOST_SEARCHES) {
            return null;
        }
        List<StackTraceElement> stack = List.of(Jdk.stack(one.thread()));
        for (Object found : ReachableChannels.of(
                types, ReachableChannels.roots(one.thread(), one.task()), RunningClasses.of(stack, stack))) {
            if (isIt.test(found)) {
                return found;
            }
        }
        return null;
    }

    /** What was found when this wait was first looked at, or is found now. */
    private @Nullable Object traced(Waiting one, Search search) {
        Long thread = Jdk.id(one.thread());
        Traced before = traced.get(thread);
        if (before != null && before.waits == one.task().seenWaits && before.mark == one.blockerMark()) {
            before.seenLook = look;
            return before.channel.get();
        }
        boolean allowed = searches < MOST_SEARCHES && asked < MOST_ASKED;
        Object found = allowed ? search.find() : null;
        if (allowed) {
            traced.put(thread, new Traced(one.task().seenWaits, one.blockerMark(), new WeakReference<>(found), look));
        }
        return found;
    }

    /** A way to find the channel of a wait. */
    private interface Search {
        @Nullable
        Object find();
    }

    /** What was found out about one wait. */
    private static final class Traced {
        final int waits;
        final int mark;
        final WeakReference<@Nullable Object> channel;
        int seenLook;

        Traced(int waits, int mark, WeakReference<@Nullable Object> channel, int seenLook) {
            this.waits = waits;
            this.mark = mark;
            this.channel = channel;
            this.seenLook = seenLook;
        }
    }
}
