package dev.stranded.core.census;

import dev.stranded.bootstrap.Creation;
import dev.stranded.wire.ChannelState;
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
        Object queue = creation.get();
        waitingTakers = 0;
        waitingPutters = 0;
        if (queue == null) {
            return false;
        }
        size = layout.size(queue);
        return true;
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
                null);
    }
}
