package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where and how tasks of one spawn site wait; there is one object for each such place. */
public final class WaitSite extends Remembered {
    private static final List<String> OUTSIDE =
            List.of("java.lang.Process", "java.lang.ref.", "java.util.TimerThread", "java.net.", "java.nio.");
    private static final Set<String> AGAIN = Set.of(
            "java.lang.Object",
            "java.util.concurrent.Semaphore",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
            "java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject",
            "java.util.concurrent.locks.LockSupport");

    private final NamedStack stack;
    private final String operation;
    private final @Nullable String channelType;
    private final boolean idleWorker;
    private final @Nullable String background;
    private boolean served;

    WaitSite(
            NamedStack stack,
            String operation,
            @Nullable String channelType,
            boolean idleWorker,
            @Nullable String background) {
        this.stack = stack;
        this.operation = operation;
        this.channelType = channelType;
        this.idleWorker = idleWorker;
        this.background = background;
    }

    /** Where a task waits; null while that is not known. */
    static @Nullable WaitSite of(TaskRecord task) {
        return noted(task.waitSite());
    }

    /** What stands for it in a record; null for nothing. */
    static @Nullable WaitSite noted(@Nullable Object field) {
        Object noted = Remembered.in(field);
        return noted instanceof Judged judged ? judged.site() : noted instanceof WaitSite site ? site : null;
    }

    /** Stands for places that are not known, and says so. */
    static WaitSite unknown(String sentence, String operation) {
        return new WaitSite(NamedStack.unknown(sentence), operation, null, false, null);
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

    /** What waits there, where it is a library that does so by nature; else null. See {@link BackgroundWaits}. */
    public @Nullable String background() {
        return background;
    }

    /** Whether other tasks of this JVM end the wait, and not the world outside, the collector or the clock. */
    public boolean isReleasedByTasks() {
        return channelType != null
                && !idleWorker
                && background == null
                && (channelType.equals("monitor") || channelType.startsWith("java."))
                && OUTSIDE.stream().noneMatch(channelType::startsWith);
    }

    /** Whether it waits for the end of a thread. */
    public boolean isJoin() {
        return "java.lang.Thread".equals(channelType);
    }

    /** Whether it waits for the forks of a scope. */
    boolean isScope() {
        return channelType != null && channelType.startsWith("java.util.concurrent.StructuredTaskScope");
    }

    /** Whether it waits for the end of an executor. */
    boolean isEndOfExecutor() {
        return operation.equals("awaitTermination") || operation.equals("close");
    }

    /** Whether it waits at a pipe. */
    boolean isPipe() {
        return channelType != null && channelType.startsWith("java.io.Piped");
    }

    /** Whether there is one task that it waits for: that which ends, or which has the monitor. */
    boolean isForOne() {
        return isJoin() || "monitor".equals(channelType);
    }

    /** Whether it waits for elements, permits or notice, which may come again and again. */
    public boolean takes() {
        return channelType != null && !puts() && (AGAIN.contains(channelType) || isQueue(channelType));
    }

    /** Whether it waits for the next element of a queue. */
    public boolean takesElements() {
        return channelType != null && !puts() && isQueue(channelType);
    }

    /** Whether a task was seen to go on after it had waited here. */
    boolean wasServed() {
        return served;
    }

    /** A task that waited here has gone on. */
    void serve() {
        served = true;
    }

    private static boolean isQueue(String type) {
        return type.endsWith("Queue") || type.endsWith("Deque");
    }

    /** Whether the operation hands something to others, and so waits for takers. */
    public boolean puts() {
        return (operation.equals("write") && isPipe())
                || (operation.equals("submit") && "java.util.concurrent.SubmissionPublisher".equals(channelType))
                || putsIntoQueue(operation);
    }

    static boolean putsIntoQueue(String operation) {
        return operation.startsWith("put")
                || operation.startsWith("offer")
                || operation.startsWith("transfer")
                || operation.startsWith("tryTransfer");
    }
}
