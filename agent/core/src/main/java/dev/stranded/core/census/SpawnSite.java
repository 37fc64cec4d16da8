package dev.stranded.core.census;

import dev.stranded.wire.TaskForm;

/** Where tasks are spawned: one application frame and one form of task. */
public final class SpawnSite extends Remembered {
    private static final long SEVERAL = -1;

    private final NamedStack stack;
    private final TaskForm form;
    private long started;
    private long ended;
    private long live;
    private long endedOutliving;
    private long spawner;
    private long failed;
    private long cancelled;
    private long interrupted;
    private long collected;
    private boolean repeats;
    private boolean consumes;
    private boolean ownStacks;
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

    /**
     * Tasks ended since the agent is there: counted by class where the class tells the site; else those that started
     * and are not live.
     */
    public long ended() {
        long notLive = Math.max(0, started - live);
        return ownStacks ? notLive : Math.min(ended, notLive);
    }

    /** Tasks alive at the last look. */
    public long live() {
        return live;
    }

    /** Of those ended, the ones that had outlived their owner by a threshold, as far as was noticed. */
    public long endedOutliving() {
        return endedOutliving;
    }

    /** Of those ended, the ones that ended by an exception. */
    public long failed() {
        return failed;
    }

    /** Of those ended, the ones that were cancelled before they had begun, or without being interrupted. */
    public long cancelled() {
        return cancelled;
    }

    /** Of those ended, the ones that ended by an {@code InterruptedException} or were cancelled as they ran. */
    public long interrupted() {
        return interrupted;
    }

    /** Virtual threads that the garbage collector took before they had ended. */
    public long collected() {
        return collected;
    }

    /** Whether a task of it is known to have ended in another way than by itself. */
    public boolean endsOtherwise() {
        return failed + cancelled + interrupted + collected > 0;
    }

    /** Whether all spawns that were sampled here were this thread's. */
    boolean isSpawnedBy(long threadId) {
        return spawner == threadId;
    }

    /** Whether some tasks were counted here by their class and not by a stack of their own. */
    public boolean inferred() {
        return inferred;
    }

    void countStarted(long more, boolean byClass) {
        started += more;
        inferred |= byClass && more > 0;
    }

    void countStartedWithOwnStack() {
        started++;
        ownStacks = true;
    }

    void countEnded(long more) {
        ended += more;
    }

    void countEndedOutliving(long more) {
        endedOutliving += more;
    }

    void countFailed(long more) {
        failed += more;
    }

    void countCancelled(long more) {
        cancelled += more;
    }

    void countInterrupted(long more) {
        interrupted += more;
    }

    void countCollected(long more) {
        collected += more;
    }

    void spawnedBy(long threadId) {
        spawner = spawner == 0 || spawner == threadId ? threadId : SEVERAL;
    }

    /** Whether a task of this site has gone from one timed wait to the next on the same thing, as pollers do. */
    boolean repeats() {
        return repeats;
    }

    void repeat() {
        repeats = true;
    }

    /** Whether a task of this site has taken from a queue and come back for more, as consumers do. */
    public boolean consumes() {
        return consumes;
    }

    void consume() {
        consumes = true;
    }

    void live(long now) {
        live = now;
    }
}
