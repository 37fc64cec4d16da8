package dev.stranded.core.census;

import org.jspecify.annotations.Nullable;

/** Where and how tasks of one spawn site wait; there is one object for each such place. */
public final class WaitSite {
    private final NamedStack stack;
    private final String operation;
    private final @Nullable String channelType;
    private final boolean idleWorker;

    WaitSite(NamedStack stack, String operation, @Nullable String channelType, boolean idleWorker) {
        this.stack = stack;
        this.operation = operation;
        this.channelType = channelType;
        this.idleWorker = idleWorker;
    }

    /** The stack of the first task seen here. */
    public NamedStack stack() {
        return stack;
    }

    /** The method of the JDK that they wait in, such as take, put, acquire, sleep. */
    public String operation() {
        return operation;
    }

    /** The class with that operation; null for sleep and its like. */
    public @Nullable String channelType() {
        return channelType;
    }

    /** Whether it is where an executor's workers wait for the next task. */
    public boolean idleWorker() {
        return idleWorker;
    }

    /** Whether the operation hands something to others, and so waits for takers. */
    public boolean puts() {
        return operation.startsWith("put")
                || operation.startsWith("offer")
                || operation.startsWith("transfer")
                || operation.startsWith("tryTransfer");
    }
}
