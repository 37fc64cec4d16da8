package dev.stranded.core.census;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler of virtual threads all of whose carriers are held, look after look, by the same virtual threads, which
 * wait, while others could run and have no carrier.
 *
 * @param holders the virtual threads that hold the carriers, one for each
 * @param parallelism how many carriers the scheduler means to keep busy
 * @param queued how many wait for a carrier
 * @param queuedFrom where most of those were spawned; null where that is unknown
 * @param millis how long it has been so
 * @param forEver whether each holder waits for what only a virtual thread without a carrier could give
 */
public record CarrierStarvation(
        List<Holder> holders,
        int parallelism,
        long queued,
        @Nullable SpawnSite queuedFrom,
        long millis,
        boolean forEver) {
    /**
     * A virtual thread that waits and keeps its carrier.
     *
     * @param task the thread
     * @param spawn where it was spawned
     * @param blocked where it waits
     * @param pin the frame that pins it to its carrier; null where no frame tells
     * @param timed whether the wait ends by itself
     * @param parked whether the JVM shows it as waiting; else it only uses no processor time
     */
    public record Holder(
            WaitTally.Example task,
            SpawnSite spawn,
            WaitSite blocked,
            @Nullable String pin,
            boolean timed,
            boolean parked) {}
}
