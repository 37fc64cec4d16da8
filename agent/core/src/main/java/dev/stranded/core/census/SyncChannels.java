package dev.stranded.core.census;

import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * The channels that are no queues, such as locks, latches and futures: nobody sees them made, so they are found by who
 * has long been waiting at them.
 *
 * <p>Only a bounded number is looked at, the longest waits first, so that a look stays cheap however many tasks wait.
 */
final class SyncChannels {
    private static final int MOST_LOOKED_AT = 256;

    private final WaitGraph graph;
    private final long thresholdMillis;
    private final Registry registry;
    private final ChannelSearch search;
    private final BlockerCounts counts = new BlockerCounts();

    /** By identity hash. */
    private final Map<Integer, SyncChannel> known = new HashMap<>();

    private int look;

    SyncChannels(WaitGraph graph, Registry registry, long thresholdMillis) {
        this.graph = graph;
        this.registry = registry;
        this.search = new ChannelSearch(graph, registry);
        this.thresholdMillis = thresholdMillis;
    }

    /** Begins a look. */
    void look() {
        look++;
        search.look();
        counts.clear();
    }

    /** Counts a task that waits. */
    void count(Waiting one, @Nullable ThreadInfo info) {
        int mark = mark(one.blocker(), info);
        if (mark != 0) {
            counts.count(mark);
        }
    }

    /** Ends a look: tells those tallies whose tasks have long been waiting at which channel they do. */
    void settle(Collection<Tally> tallies) {
        List<WaitTally> candidates = new ArrayList<>();
        for (Tally tally : tallies) {
            for (WaitTally wait : tally.waits()) {
                if (isWorthALook(wait)) {
                    candidates.add(wait);
                }
            }
        }
        candidates.sort(Comparator.comparingLong(WaitTally::longestMillis).reversed());
        for (WaitTally wait : candidates.subList(0, Math.min(MOST_LOOKED_AT, candidates.size()))) {
            Waiting one = wait.longest();
            WaitSite site = wait.site();
            if (one != null && site != null) {
                wait.sync(read(one, wait.longestInfo(), site, wait.count()));
            }
        }
        search.settle();
        known.values()
                .removeIf(channel -> channel.isKnownByHash() ? channel.seenLook != look : channel.channel() == null);
    }

    /** A pipe wakes its tasks each second to look at the other side. */
    private boolean isWorthALook(WaitTally wait) {
        WaitSite site = wait.site();
        return site != null
                && wait.channel() == null
                && site.isReleasedByTasks()
                && (wait.longestMillis() >= thresholdMillis || site.isPipe());
    }

    private SyncLook read(Waiting one, @Nullable ThreadInfo info, WaitSite site, long tallied) {
        Object blocker = one.blocker();
        LockInfo monitor = info == null ? null : info.getLockInfo();
        Object channel = search.channel(one, monitor, site);
        ExecutorRef executor = registry.executor(channel);
        SyncChannel known = null;
        if (channel != null) {
            known = known(System.identityHashCode(channel), typeOf(channel, site), channel);
        } else if (blocker == null && monitor != null) {
            known = known(monitor.getIdentityHashCode(), monitor.getClassName(), null);
        }
        String type = known != null ? known.type() : site.channelType() == null ? "monitor" : site.channelType();
        SyncReading reading = executor != null
                ? SyncReading.of(executor.end())
                : isMonitor(one, site) ? monitor(one, info, type) : channel == null ? null : readingOf(channel, site);
        Long waiting = reading == null ? null : reading.waiting();
        int counted = counts.of(mark(blocker, info));
        long all = waiting != null ? Math.max(1, waiting) : counted > 0 ? counted : tallied;
        return SyncLook.of(known, type, reading, all, site.puts(), executor);
    }

    private static boolean isMonitor(Waiting one, WaitSite site) {
        return one.blocker() == null && (one.entersMonitor() || "java.lang.Object".equals(site.channelType()));
    }

    private static @Nullable SyncReading readingOf(Object channel, WaitSite site) {
        SyncReading lock = LockReadings.of(channel);
        SyncReading promise = lock == null ? PromiseReadings.of(channel) : lock;
        return promise == null ? BufferReadings.of(channel, site.puts()) : promise;
    }

    /** A monitor tells whose it is where the JVM does; to wait for notice is no more than that. */
    private @Nullable SyncReading monitor(Waiting one, @Nullable ThreadInfo info, String type) {
        if (!one.entersMonitor()) {
            return SyncReading.of("nobody has notified the " + simple(type));
        }
        if (info != null && info.getLockOwnerId() > 0) {
            return SyncReading.of("the monitor of the " + simple(type) + " is held by thread \""
                            + info.getLockOwnerName() + "\"")
                    .owner(info.getLockOwnerId(), info.getLockOwnerName());
        }
        Thread owner = graph.waitsForThread(Jdk.id(one.thread()));
        return owner == null
                ? null
                : SyncReading.of("the monitor of the " + simple(type) + " is held by " + SyncReading.words(owner))
                        .owner(owner);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private SyncChannel known(int hash, String type, @Nullable Object channel) {
        SyncChannel before = known.get(hash);
        boolean same = before != null && (channel == null ? before.type().equals(type) : before.channel() == channel);
        SyncChannel now = same && before != null ? before : new SyncChannel(registry.newId(), type, hash, channel);
        if (!same) {
            known.put(hash, now);
        }
        now.seenLook = look;
        return now;
    }

    private static String typeOf(Object channel, WaitSite site) {
        if (channel instanceof AbstractOwnableSynchronizer synchronizer) {
            return LockReadings.typeOf(synchronizer);
        }
        String named = site.channelType();
        boolean byFrame = channel instanceof Thread || BufferReadings.isSubscription(channel) || site.isScope();
        return byFrame && named != null ? named : channel.getClass().getName();
    }

    private static int mark(@Nullable Object blocker, @Nullable ThreadInfo info) {
        return mark(blocker, info == null ? null : info.getLockInfo());
    }

    /** Tells what a task is blocked on; 0 where that is not known. */
    static int mark(@Nullable Object blocker, @Nullable LockInfo monitor) {
        return blocker != null ? System.identityHashCode(blocker) : monitor == null ? 0 : monitor.getIdentityHashCode();
    }
}
