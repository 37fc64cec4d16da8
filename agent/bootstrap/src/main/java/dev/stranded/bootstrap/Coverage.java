package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** Which hooks have fired at least once: the agent's probe and the application make them fire. */
public final class Coverage {
    private static @Nullable Coverage newest;

    /** {@code Thread.start}. */
    public static final Coverage THREAD_START = new Coverage();
    /** {@code Thread.exit}. */
    public static final Coverage THREAD_END = new Coverage();
    /** {@code VirtualThread}'s constructor. */
    public static final Coverage VIRTUAL_START = new Coverage();
    /** {@code VirtualThread.run}. */
    public static final Coverage VIRTUAL_END = new Coverage();
    /** {@code VirtualThread.park}. */
    public static final Coverage VIRTUAL_PARK = new Coverage();
    /** The constructors of queues and executors. */
    public static final Coverage CREATION = new Coverage();
    /** {@code ThreadPoolExecutor.execute} and its like. */
    public static final Coverage TASK_GIVEN = new Coverage();
    /** The entry of {@code ThreadPoolExecutor.runWorker}. */
    public static final Coverage WORKER = new Coverage();
    /** The run of a task in {@code ThreadPoolExecutor.runWorker}. */
    public static final Coverage TASK_RUN = new Coverage();

    /** The tasks of a {@code ForkJoinPool}, given or run. */
    public static final Coverage FORK_JOIN_TASK = new Coverage();

    /** The signal that releases who waits for a condition. */
    public static final Coverage RELEASE = new Coverage();

    /** The failure of a future's task. */
    public static final Coverage FAILURE = new Coverage();

    /** The shutdown of an executor and the closing of a publisher. */
    public static final Coverage CLOSING = new Coverage();

    /** What is given to an executor or publisher that is closed. */
    public static final Coverage REFUSAL = new Coverage();

    private final @Nullable Coverage next;
    private boolean fired;

    private Coverage() {
        next = newest;
        newest = this;
    }

    /** No hook has fired, for all the next agent knows. */
    static void forgetAll() {
        for (Coverage coverage = newest; coverage != null; coverage = coverage.next) {
            coverage.fired = false;
        }
    }

    /** Whether the hook has been seen to fire. */
    public boolean hasFired() {
        return fired;
    }

    void fired() {
        // A racy write of the only value ever written: read first, so that the cache line stays shared.
        if (!fired) {
            fired = true;
        }
    }
}
