package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The record of a platform thread. */
public final class PlatformTask extends TaskRecord {
    /** The executor that it is a worker of. */
    public volatile @Nullable WeakReference<Object> executor;

    /** The kind of the executor's task that it runs now. */
    public volatile @Nullable TaskKind running;

    /** Goes up with every task that it runs, so that the census can tell one from the next. */
    public volatile int runs;

    /** The record of a thread of this kind. */
    public PlatformTask(TaskKind kind, long ownerId, @Nullable SpawnStack stack) {
        super(kind, ownerId, stack);
    }

    void startRunning(TaskKind next) {
        stopRunning();
        running = next;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the worker itself writes
    void stopRunning() {
        TaskKind ran = running;
        if (ran != null) {
            running = null;
            runs++;
            ran.ended.increment();
        }
    }
}
