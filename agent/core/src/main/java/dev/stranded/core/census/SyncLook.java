package dev.stranded.core.census;

import dev.stranded.wire.ChannelState;
import dev.stranded.wire.SyncState;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is no queue, at one look.
 *
 * @param channel for the wire
 */
public record SyncLook(ChannelState channel) {
    static SyncLook of(
            @Nullable SyncChannel known,
            String type,
            @Nullable SyncReading reading,
            long waiting,
            boolean puts,
            @Nullable ExecutorRef executor) {
        Long size = reading == null ? null : reading.size();
        Long capacity = reading == null ? null : reading.capacity();
        return new SyncLook(new ChannelState(
                known == null ? 0 : known.id(),
                type,
                executor == null ? null : executor.created().site(),
                size,
                capacity == null ? null : Boolean.TRUE,
                capacity,
                puts ? 0 : waiting,
                puts ? waiting : 0,
                executor == null ? null : executor.id(),
                reading == null ? null : reading.state()));
    }

    /** What is known of it in one sentence; null for nothing. */
    public @Nullable String fact() {
        SyncState state = channel.state();
        if (state == null) {
            return null;
        }
        long waiting = channel.waitingTakers() + channel.waitingPutters();
        return waiting < 2 ? state.text() : state.text() + "; " + waiting + " tasks wait there";
    }
}
