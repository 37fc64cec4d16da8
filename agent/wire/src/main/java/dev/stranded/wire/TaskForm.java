package dev.stranded.wire;

/** What kind of thing a task is. */
public enum TaskForm {
    /** A platform thread that is not a worker of an executor. */
    PLATFORM_THREAD,
    /** A virtual thread. */
    VIRTUAL_THREAD,
    /** A platform thread that an executor owns. */
    WORKER,
    /** One run of a task that was given to an executor. */
    EXECUTOR_TASK;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
