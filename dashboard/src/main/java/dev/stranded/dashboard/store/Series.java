package dev.stranded.dashboard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What charts of one JVM are drawn from: lists of equal length, one element for each time in {@code at}. Where the JVM
 * was not heard an element is null.
 *
 * @param at milliseconds since 1970
 * @param live tasks alive
 * @param waiting of those, blocked
 * @param startedPerSecond tasks started since the element before
 * @param endedPerSecond tasks ended since the element before
 * @param heapUsedBytes used heap
 * @param rssBytes resident size of the process
 * @param sites the spawn sites with the highest peaks, the others summed
 * @param channels the channels with the highest peaks
 * @param waits the ways to wait with the highest peaks
 * @param outOfMemory how many tasks had ended by want of memory
 */
public record Series(
        List<Long> at,
        List<@Nullable Long> live,
        List<@Nullable Long> waiting,
        List<@Nullable Double> startedPerSecond,
        List<@Nullable Double> endedPerSecond,
        List<@Nullable Long> heapUsedBytes,
        List<@Nullable Long> rssBytes,
        List<Site> sites,
        List<Channel> channels,
        List<Wait> waits,
        List<@Nullable Long> outOfMemory) {

    /**
     * A spawn site's live tasks.
     *
     * @param site its name, or {@code others}
     * @param form what its tasks are; absent for the others
     * @param live one element for each time
     */
    public record Site(String site, @Nullable String form, List<@Nullable Long> live) {}

    /**
     * A channel's size.
     *
     * @param id stays the same as long as it lives
     * @param type its class
     * @param created the first application frame of the stack that made it
     * @param capacity the most it can hold, where it is bounded
     * @param size one element for each time
     */
    public record Channel(
            long id,
            String type,
            @Nullable String created,
            @Nullable Long capacity,
            List<@Nullable Long> size) {}

    /**
     * How many tasks wait in one way.
     *
     * @param channel the class of what is waited at, where it is known
     * @param operation what is waited in
     * @param timed whether the wait ends by itself
     * @param idle whether workers of an executor wait there for work
     * @param count one element for each time
     */
    public record Wait(
            @Nullable String channel, String operation, boolean timed, boolean idle, List<@Nullable Long> count) {}
}
