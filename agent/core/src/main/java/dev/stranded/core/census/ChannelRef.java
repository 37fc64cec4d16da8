package dev.stranded.core.census;

import dev.stranded.bootstrap.Creation;
import dev.stranded.bootstrap.Releasers;
import dev.stranded.wire.ChannelSide;
import dev.stranded.wire.ChannelState;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A queue that was seen made; it is held weakly. */
public final class ChannelRef {
    private final Creation creation;
    private final long id;
    private final String type;
    private final @Nullable NamedStack created;
    private final QueueLayout layout;
    private final QueueSide takers = new QueueSide();
    private final QueueSide putters = new QueueSide();
    private long executor;
    private long size = -1;
    private long waitingTakers;
    private long waitingPutters;
    private List<ChannelSide> toldPutters = List.of();
    private List<ChannelSide> toldTakers = List.of();
    private long handedOver;
    private @Nullable ElementWaits waits;
    private boolean followed;

    ChannelRef(Creation creation, long id, Object queue, QueueLayout layout, @Nullable NamedStack created) {
        this.creation = creation;
        this.id = id;
        this.type = queue.getClass().getName();
        this.created = created;
        this.layout = layout;
    }

    /** Stays the same as long as the queue lives. */
    public long id() {
        return id;
    }

    /** The queue's class. */
    public String type() {
        return type;
    }

    /** The stack that made it; null where it was not sampled. */
    public @Nullable NamedStack created() {
        return created;
    }

    /** Elements at the last look; -1 where the queue keeps no count. */
    public long size() {
        return size;
    }

    /** Tasks that waited to take at the last look. */
    public long waitingTakers() {
        return waitingTakers;
    }

    /** How much there is to tell of it: who waits, and what lies there. */
    long interest() {
        return waitingTakers + waitingPutters + Math.max(0, size);
    }

    /** Whether it has no capacity, read now; false when the queue is gone. */
    public boolean unbounded() {
        Object queue = creation.get();
        return queue != null && layout.capacity(queue) == Long.MAX_VALUE;
    }

    /** Whether its elements wait for their time and not for a taker. */
    public boolean delays() {
        return layout.delays();
    }

    /** Whether the JDK made it for itself, as it does for its schedulers. */
    boolean isPlumbing() {
        return created != null && created.isPlumbing();
    }

    @Nullable
    Object queue() {
        return creation.get();
    }

    QueueLayout layout() {
        return layout;
    }

    void workQueueOf(long executorId) {
        executor = executorId;
    }

    /** Begins a look; false when the queue is gone. */
    boolean look() {
        waits = followed ? waits : null;
        followed = false;
        Object queue = creation.get();
        waitingTakers = 0;
        waitingPutters = 0;
        if (queue == null) {
            return false;
        }
        size = layout.size(queue);
        return true;
    }

    /**
     * Follows what goes through it; what was learnt is forgotten at the first look without this.
     *
     * @return how many of its elements are marked
     */
    int followElements(Object queue, LongSupplier clock) {
        followed = true;
        QueueEnds ends = waits == null && size > 0 ? layout.ends() : null;
        ElementWaits elements = ends == null ? waits : new ElementWaits(ends);
        waits = elements;
        if (elements == null) {
            return 0;
        }
        elements.look(queue, size, clock);
        return elements.marks();
    }

    /** Counts a task that waits to put, or to take. */
    void count(Waiting one, boolean puts) {
        if (puts) {
            waitingPutters++;
        } else {
            waitingTakers++;
        }
        QueueSide side = puts ? putters : takers;
        if (side.isNews(one) && (layout.sidesDiffer() || Boolean.valueOf(puts).equals(one.isSeenToPut()))) {
            side.note(one);
        }
    }

    /** Who was seen waiting to take. */
    QueueSide takers() {
        return takers;
    }

    /** Who was seen waiting to put. */
    QueueSide putters() {
        return putters;
    }

    /** Finds out who is known to put and to take, for the wire; until the next look. */
    void findUsers(Object queue, SpawnSites spawnSites) {
        Object full = layout.puttersBlocker(queue);
        Object empty = layout.takersBlocker(queue);
        boolean sidesDiffer = layout.sidesDiffer();
        Releasers took = sidesDiffer && full != null ? Releasers.of(full) : null;
        Releasers put = sidesDiffer ? Releasers.of(empty) : null;
        toldPutters = SideTally.of(putters, put, spawnSites);
        toldTakers = SideTally.of(takers, took, spawnSites);
        handedOver = (took == null ? 0 : took.releases()) + (put == null ? 0L : put.releases());
    }

    /** For the wire. */
    public ChannelState state() {
        Object queue = creation.get();
        long capacity = queue == null ? -1 : layout.capacity(queue);
        boolean bounded = capacity != Long.MAX_VALUE;
        return new ChannelState(
                id,
                type,
                created == null ? null : created.site(),
                size < 0 ? null : size,
                capacity < 0 ? null : bounded,
                capacity >= 0 && bounded ? capacity : null,
                waitingTakers,
                waitingPutters,
                executor == 0 ? null : executor,
                null,
                toldPutters,
                toldTakers,
                handedOver == 0 ? null : handedOver,
                waits == null ? null : waits.flow());
    }
}
