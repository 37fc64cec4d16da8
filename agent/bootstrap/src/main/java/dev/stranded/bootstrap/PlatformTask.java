package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a platform thread. */
public final class PlatformTask extends TaskRecord {
    /** What it does for executors. */
    final WorkerState work;

    /** The record of a thread of this kind. */
    public PlatformTask(long threadId, TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack) {
        super(kind, owner, stack);
        work = new WorkerState(threadId);
    }

    @Override
    @Nullable
    Owner asOwner() {
        Owner run = work.runAsOwner();
        return run == null ? super.asOwner() : run;
    }

    @Override
    void end() {
        super.end();
        work.end();
    }

    @Override
    public WorkerState work() {
        return work;
    }
}
