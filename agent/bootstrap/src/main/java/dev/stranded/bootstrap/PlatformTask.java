package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a platform thread. */
public final class PlatformTask extends TaskRecord {
    /** What it does for executors. */
    final WorkerState work;

    private @Nullable Owner self;

    /** The record of a thread of this kind. */
    public PlatformTask(long threadId, TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack) {
        super(kind, owner, stack);
        work = new WorkerState(threadId);
    }

    @Override
    Owner asOwner() {
        Owner run = work.runAsOwner();
        if (run != null) {
            return run;
        }
        Owner owner = self;
        if (owner == null) {
            owner = new Owner(this, false);
            self = owner;
        }
        return owner;
    }

    @Override
    public @Nullable Owner knownAsOwner() {
        return self;
    }

    void end() {
        work.end();
        Owner owner = self;
        if (owner != null) {
            owner.end();
        }
    }

    @Override
    public WorkerState work() {
        return work;
    }
}
