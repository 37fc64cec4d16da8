package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * The state of a channel that is no queue, such as a lock, a latch or a future, as it was read from its fields.
 *
 * @param text the same in a few words
 * @param count what a latch has yet to be counted down
 * @param permits that a semaphore has to give
 * @param parties that a barrier or a phaser waits for in each round
 * @param unarrived of those, the ones that have not come yet
 * @param phase the number of a phaser's round
 * @param holds how often its owner holds a lock
 * @param readers how often a lock is held to read
 * @param done whether a future has its result
 * @param owner the task on which it depends: that holds a lock, brings a result, is joined or has the other end
 */
public record SyncState(
        String text,
        @Nullable Long count,
        @Nullable Long permits,
        @Nullable Long parties,
        @Nullable Long unarrived,
        @Nullable Long phase,
        @Nullable Long holds,
        @Nullable Long readers,
        @Nullable Boolean done,
        @Nullable Owner owner) {
    /** Checks that the keys that must be there are. */
    public SyncState {
        Required.key(text, "state", "text");
    }

    /**
     * A task on which others depend.
     *
     * @param id the thread's id
     * @param name the thread's name, empty for most virtual threads
     * @param virtual whether it is a virtual thread
     * @param ended true when it has ended
     */
    public record Owner(
            long id, String name, boolean virtual, @Nullable Boolean ended) {
        /** Checks that the keys that must be there are. */
        public Owner {
            Required.key(name, "owner", "name");
        }
    }
}
