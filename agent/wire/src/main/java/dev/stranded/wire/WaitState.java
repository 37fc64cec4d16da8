package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * Tasks of one spawn site that wait in the same way.
 *
 * @param site the first application frame of the stack that waits
 * @param operation what they wait in, such as take, put, acquire, sleep
 * @param timed whether the wait ends by itself
 * @param channel the type of what they wait on
 * @param channelId the id of the channel at which the longest of them waits
 * @param count how many wait
 * @param longestMillis how long the longest has been seen waiting
 * @param background what waits there, where it is a library that does so by nature
 * @param waitingLong how many of them wait for others of this JVM, without a time-out, for longer than the threshold,
 *     and neither does a finding name them nor has a heap dump judged them
 * @param releasedBy the path to what can release them, as a heap dump showed it, a line for each object
 */
public record WaitState(
        String site,
        String operation,
        boolean timed,
        @Nullable String channel,
        @Nullable Long channelId,
        long count,
        long longestMillis,
        @Nullable String background,
        @Nullable Long waitingLong,
        @Nullable String releasedBy) {
    /** Checks that the keys that must be there are. */
    public WaitState {
        Required.key(site, "wait", "site");
        Required.key(operation, "wait", "operation");
    }
}
