package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The record of a virtual thread, which takes its task's place in the thread's continuation: so no table is needed to
 * find it, and it goes when the thread goes.
 */
public class VirtualTask extends TaskRecord implements Runnable {
    final Runnable task;

    /** Who will tell what became of it: from the start, or once the census has seen it wait. */
    public @Nullable Witness witness;

    /** Its thread, once it runs; only where {@link Tasks#followWeakly} was called. */
    public @Nullable Thread thread;

    VirtualTask(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack, Runnable task) {
        super(kind, owner, stack);
        this.task = task;
    }

    @Override
    void end() {
        super.end();
        Witness seenBy = witness;
        if (seenBy != null) {
            seenBy.end();
        }
    }

    /** Runs the application's task; only reached if the hook that unwraps it is not in place. */
    @Override
    public void run() {
        task.run();
    }
}
