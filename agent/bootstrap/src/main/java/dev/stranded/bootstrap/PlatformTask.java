package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a platform thread. */
public final class PlatformTask extends TaskRecord {
    /** What it does for executors. */
    final WorkerState work;

    /** The record of a thread of this kind. */
    public PlatformTask(long threadId, TaskKind kind, long ownerId, @Nullable SpawnStack stack) {
        super(kind, ownerId, stack);
        work = new WorkerState(threadId);
    }

    @Override
    public WorkerState work() {
        return work;
    }
}
