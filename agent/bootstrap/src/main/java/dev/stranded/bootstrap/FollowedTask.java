package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** The record of a virtual thread that the JDK may not list. */
final class FollowedTask extends VirtualTask {
    private @Nullable Thread thread;

    FollowedTask(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack, Runnable task) {
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
}
