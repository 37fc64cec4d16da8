package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * A queue and who waits at it.
 *
 * @param id stays the same as long as the queue lives
 * @param type the queue's class
 * @param created the first application frame of the stack that made it
 * @param size elements in it
 * @param bounded whether it has a capacity
 * @param capacity the most it can hold, where it is bounded
 * @param waitingTakers tasks that wait to take
 * @param waitingPutters tasks that wait to put
 * @param executor the id of the executor whose work queue it is
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
        @Nullable Long executor) {
    /** Checks that the keys that must be there are. */
    public ChannelState {
        Required.key(type, "channel", "type");
    }
}
