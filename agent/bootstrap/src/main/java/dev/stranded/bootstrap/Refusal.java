package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** One of the times that something was given to an executor or a publisher that is closed, with a stack. */
public final class Refusal {
    /** Of what refused it. */
    public final Closing closing;

    /** Who gave it. */
    public final SpawnStack stack;

    /** The class of the pool's handler of what it refuses; null where refusing is to throw. */
    public final @Nullable String handler;

    /** What was given, where a handler has it. */
    public final @Nullable WeakReference<Object> task;

    /** The refusal before. */
    public @Nullable Refusal next;

    Refusal(Closing closing, SpawnStack stack, @Nullable Object handler, @Nullable Object task) {
        this.closing = closing;
        this.stack = stack;
        this.handler = handler == null ? null : handler.getClass().getName();
        this.task = task == null ? null : new WeakReference<>(task);
    }
}
