package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The record of a platform thread.
 *
 * <p>The thread itself writes the fields below without a fence; the census reads them and may see a value a little old,
 * which is benign: it looks again.
 */
public final class PlatformTask extends TaskRecord {
    /** The thread's id. */
    final long threadId;

    /** The executor that it is a worker of. */
    public @Nullable WeakReference<Object> executor;

    /** The kind of the executor's task that it runs now. */
    public @Nullable TaskKind running;

    /** How many tasks it has run. */
    public int runs;

    /** The kind of the task that it gave to an executor last. */
    @Nullable
    TaskKind lastGiven;

    /** The kind of the task that it ran last. */
    private @Nullable TaskKind lastRun;

    /** The record of a thread of this kind. */
    public PlatformTask(long threadId, TaskKind kind, long ownerId, @Nullable SpawnStack stack) {
        super(kind, ownerId, stack);
        this.threadId = threadId;
    }

    void startRunning(Object task) {
        stopRunning();
        TaskKind next = TaskKind.of(task, lastRun);
        lastRun = next;
        running = next;
    }

    void stopRunning() {
        TaskKind ran = running;
        if (ran != null) {
            running = null;
            runs++;
            ran.ended.increment();
        }
    }
}
