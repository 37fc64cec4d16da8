package dev.stranded.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tasks hand values or signals over, and who waits at it: a queue, or a lock, a latch, a future and their like.
 *
 * @param id stays the same as long as the channel lives; 0 where it is not known which one it is
 * @param type its class; of a monitor, that of the object
 * @param created the first application frame of the stack that made it
 * @param size elements in it
 * @param bounded whether it has a capacity
 * @param capacity the most it can hold, where it is bounded
 * @param waitingTakers tasks that wait to take; at what is no queue, all that wait there but for those that put
 * @param waitingPutters tasks that wait to put
 * @param executor the id of the executor whose work queue it is, or whose end is waited for
 * @param state what is known of a channel that is no queue
 * @param putters who is known to put, some of them
 * @param takers who is known to take, some of them
 * @param handedOver how often a task that waited here was let go on by another, as far as that was seen
 * @param flow how elements go through it, where it is a queue and that is known
 */
public record ChannelState(
        long id,
        String type,
        @Nullable String created,
        @Nullable Long size,
        @Nullable Boolean bounded,
        @Nullable Long capacity,
        long waitingTakers,
        long waitingPutters,
        @Nullable Long executor,
        @Nullable SyncState state,
        List<ChannelSide> putters,
        List<ChannelSide> takers,
        @Nullable Long handedOver,
        @Nullable QueueFlow flow) {
    /** One of which no user is known. */
    public ChannelState(
            long id,
            String type,
            @Nullable String created,
            @Nullable Long size,
            @Nullable Boolean bounded,
            @Nullable Long capacity,
            long waitingTakers,
            long waitingPutters,
            @Nullable Long executor,
            @Nullable SyncState state) {
        this(
                id,
                type,
                created,
                size,
                bounded,
                capacity,
                waitingTakers,
                waitingPutters,
                executor,
                state,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Checks that the keys that must be there are. */
    public ChannelState {
        Required.key(type, "channel", "type");
        putters = Required.list(putters);
        takers = Required.list(takers);
    }
}
