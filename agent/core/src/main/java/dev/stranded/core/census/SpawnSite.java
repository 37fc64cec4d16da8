package dev.stranded.core.census;

import dev.stranded.wire.TaskForm;

/** Where tasks are spawned: one application frame and one form of task. */
public final class SpawnSite {
    private final NamedStack stack;
    private final TaskForm form;
    private long started;
    private long ended;
    private boolean inferred;

    SpawnSite(NamedStack stack, TaskForm form) {
        this.stack = stack;
        this.form = form;
    }

    /** The stack of the first spawn seen here. */
    public NamedStack stack() {
        return stack;
    }

    /** What the tasks are. */
    public TaskForm form() {
        return form;
    }

    /** Tasks started since the agent is there. */
    public long started() {
        return started;
    }

    /** Tasks ended since the agent is there. */
    public long ended() {
        return ended;
    }

    /** Whether some tasks were counted here by their class and not by a stack of their own. */
    public boolean inferred() {
        return inferred;
    }

    void countStarted(long more, boolean byClass) {
        started += more;
        inferred |= byClass && more > 0;
    }

    void countRan(long more) {
        ended += more;
    }

    /** A thread that started and is not live has ended; a task of an executor may still be queued. */
    void live(long live) {
        if (form != TaskForm.EXECUTOR_TASK) {
            ended = Math.max(ended, started - live);
        }
    }
}
