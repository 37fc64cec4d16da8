package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a virtual thread that is the worker of a pool. */
public final class VirtualWorker extends VirtualTask {
    /** What it does for its executor. */
    final WorkerState work = new WorkerState(0);

    VirtualWorker(TaskKind kind, long ownerId, @Nullable SpawnStack stack, Runnable task) {
        super(kind, ownerId, stack, task);
    }

    @Override
    public WorkerState work() {
        return work;
    }
}
