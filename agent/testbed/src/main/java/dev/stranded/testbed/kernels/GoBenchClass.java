package dev.stranded.testbed.kernels;

/** What GoBench says that a bug is. */
public enum GoBenchClass {
    /** One task that takes a lock twice, or a lock that is never given back. */
    DOUBLE_LOCK("resource deadlock: double lock"),
    /** Two tasks that take two locks in different orders. */
    AB_BA("resource deadlock: AB-BA"),
    /** A writer between two reads of one task. */
    RWR("resource deadlock: RWR"),
    /** A channel that nobody serves. */
    CHANNEL("communication deadlock: channel"),
    /** A channel or a task that a cancellation does not reach. */
    CHANNEL_AND_CONTEXT("communication deadlock: channel and context"),
    /** A condition that nobody signals. */
    CONDITION("communication deadlock: condition variable"),
    /** A condition that is signalled behind a channel. */
    CHANNEL_AND_CONDITION("communication deadlock: channel and condition variable"),
    /** A channel that is used under a lock. */
    CHANNEL_AND_LOCK("mixed deadlock: channel and lock"),
    /** A wait group and a channel or a lock. */
    CHANNEL_AND_WAIT_GROUP("mixed deadlock: channel and wait group"),
    /** A wait group that is waited for at the wrong place. */
    MISUSED_WAIT_GROUP("mixed deadlock: misuse of a wait group");

    private final String text;

    GoBenchClass(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
