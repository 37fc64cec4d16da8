package dev.stranded.core.census;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The queues that were seen made and still live, found by what their waiters are blocked on. */
final class Channels {
    static final int MOST = 50_000;

    private final List<ChannelRef> live = new ArrayList<>();

    /** By identity hash of the queue and of its blockers, which are never held. */
    private final Map<Integer, List<ChannelRef>> byHash = new HashMap<>();

    List<ChannelRef> live() {
        return live;
    }

    void add(ChannelRef channel, Object queue) {
        live.add(channel);
        for (int hash : hashes(channel, queue)) {
            byHash.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(channel);
        }
    }

    /** Begins a look: reads the sizes and forgets the queues that are gone. */
    void look() {
        int before = live.size();
        live.removeIf(channel -> !channel.look());
        if (live.size() < before) {
            byHash.values().removeIf(channels -> {
                channels.removeIf(channel -> channel.queue() == null);
                return channels.isEmpty();
            });
        }
    }

    /** The queue that a task waits at which is blocked on {@code blocker}. */
    @Nullable
    ChannelRef blockedOn(@Nullable Object blocker) {
        if (blocker == null) {
            return null;
        }
        for (ChannelRef channel : byHash.getOrDefault(System.identityHashCode(blocker), List.of())) {
            Object queue = channel.queue();
            if (queue != null
                    && (queue == blocker
                            || channel.layout().takersBlocker(queue) == blocker
                            || channel.layout().puttersBlocker(queue) == blocker)) {
                return channel;
            }
        }
        return null;
    }

    /**
     * Counts a task that waits at a queue on the side that its blocker, or else its operation, tells.
     *
     * @return whether it waits to put
     */
    boolean count(ChannelRef channel, Waiting one, @Nullable WaitSite site) {
        Object queue = channel.queue();
        boolean sidesDiffer = channel.layout().sidesDiffer();
        boolean puts = sidesDiffer
                ? queue != null && channel.layout().puttersBlocker(queue) == one.blocker()
                : site != null && site.puts();
        if (queue != null && (sidesDiffer || site != null)) {
            channel.count(one, puts);
        }
        return puts;
    }

    private static int[] hashes(ChannelRef channel, Object queue) {
        Object putters = channel.layout().puttersBlocker(queue);
        int self = System.identityHashCode(queue);
        int takers = System.identityHashCode(channel.layout().takersBlocker(queue));
        return putters == null
                ? takers == self ? new int[] {self} : new int[] {self, takers}
                : new int[] {self, takers, System.identityHashCode(putters)};
    }
}
