package dev.stranded.testbed.kernels;

import dev.stranded.wire.FindingKind;

/** What must be known to find a kernel's tasks, and what they are then found as. */
public enum Needed {
    /** Found as a deadlock only. */
    OWNERS("who owns a lock or a monitor: each task waits for one that another of them owns"),

    /** A task in its own way. */
    OWN_PERMIT("who holds a permit or a stamp: the task waits for what it holds itself, and the JDK keeps no owner"),

    /** A ring through a lock that is shared. */
    READERS(
            "who reads under a shared lock: a reader waits behind a writer that waits for this reader, and the JDK keeps"
                    + " no owner of a shared lock"),

    /** A ring through a lock and a channel. */
    OWNER_AT_CHANNEL(
            "who serves a channel: a lock's owner waits at one that only the task which waits for the lock would serve"),

    /** A ring through channels. */
    PARTNERS("who serves a channel: each task waits at one that only the other would serve"),

    /** Nobody will give a lock back. */
    ENDED_OWNER("that the lock's owner has ended with the lock held"),

    /** Nobody will give a shared lock back. */
    ENDED_READER(
            "who reads under a shared lock: the only reader has ended with it held, and the JDK keeps no owner of it"),

    /** Nobody serves any more. */
    ENDED_SIDE("that every task which ever served the channel's other side has ended"),

    /** Nobody has ever served. */
    NO_SIDE("that nobody has ever served the channel's other side, and all who know the channel wait or have ended");

    private final String text;

    Needed(String text) {
        this.text = text;
    }

    /** Whether a finding of this kind says what is wrong. */
    public boolean isToldBy(FindingKind kind) {
        return switch (this) {
            case OWNERS -> kind == FindingKind.DEADLOCK;
            case OWN_PERMIT, READERS, OWNER_AT_CHANNEL, PARTNERS ->
                kind == FindingKind.DEADLOCK || kind == FindingKind.STRANDED_TASK;
            case ENDED_OWNER, ENDED_READER, ENDED_SIDE, NO_SIDE -> kind == FindingKind.STRANDED_TASK;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
