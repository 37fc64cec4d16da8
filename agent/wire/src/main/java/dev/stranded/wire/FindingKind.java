package dev.stranded.wire;

/** What can be wrong. */
public enum FindingKind {
    /** Blocked without a time-out on a channel that nobody will serve. */
    STRANDED_TASK,
    /** Live workers of an executor that nobody can submit to or shut down any more. */
    ABANDONED_EXECUTOR,
    /** A cycle of waits. */
    DEADLOCK,
    /** Live tasks of one spawn site that grow with the work. */
    UNBOUNDED_SPAWN,
    /** A queue that grows because arrivals outrun service. */
    BACKLOG,
    /** The owner ended, the task goes on. */
    OUTLIVED_OWNER,
    /** A task failed and no one has looked at the failure. */
    LOST_OUTCOME,
    /** The JVM exits with tasks unfinished. */
    ABANDONED_AT_EXIT,
    /** A consumer polls an empty or finished channel in a loop. */
    SPINNING_CONSUMER,
    /** Work offered to what is shut down or closed. */
    CLOSED_CHANNEL_USE,
    /** Virtual threads that pin their carriers while they wait. */
    STARVED_CARRIERS;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
