package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The record of a virtual thread, which takes its task's place in the thread's continuation: so no table is needed to
 * find it, and it goes when the thread goes.
 */
public class VirtualTask extends TaskRecord implements Runnable {
    final Runnable task;

    VirtualTask(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack, Runnable task) {
        super(kind, owner, stack);
        this.task = task;
    }

    /** Its thread, once it runs; null unless {@link Tasks#followWeakly} was called. */
    public @Nullable Thread thread() {
        return null;
    }

    /** It begins to run on {@code thread}. */
    void begin(Thread thread) {}

    /** Runs the application's task; only reached if the hook that unwraps it is not in place. */
    @Override
    public void run() {
        task.run();
    }
}
