package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a virtual thread that is the worker of a pool. */
public final class VirtualWorker extends VirtualTask {
    /** What it does for its executor. */
    final WorkerState work = new WorkerState(0);

    private @Nullable Thread thread;

    VirtualWorker(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack, Runnable task) {
        super(kind, owner, stack, task);
    }

    @Override
    public @Nullable Thread thread() {
        return thread;
    }

    @Override
    void begin(Thread current) {
        thread = current;
    }

    @Override
    @Nullable
    Owner asOwner() {
        return work.runAsOwner();
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
