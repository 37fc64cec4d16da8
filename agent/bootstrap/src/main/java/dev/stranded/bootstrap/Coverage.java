package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** Which hooks have fired at least once: the agent's probe and the application make them fire. */
public final class Coverage {
    private static @Nullable Coverage newest;

    /** {@code Thread.start}. */
    public static final Coverage THREAD_START = new Coverage(Circuit.THREADS);
    /** {@code Thread.exit}. */
    public static final Coverage THREAD_END = new Coverage(Circuit.THREADS);
    /** Where virtual threads are made. */
    public static final Coverage VIRTUAL_START = new Coverage(Circuit.VIRTUAL_THREADS);
    /** The run of a virtual thread's task. */
    public static final Coverage VIRTUAL_END = new Coverage(Circuit.VIRTUAL_THREADS);
    /** {@code LockSupport.park} and its like, on virtual threads. */
    public static final Coverage VIRTUAL_PARK = new Coverage(Circuit.PARKS);
    /** The constructors of queues and executors. */
    public static final Coverage CREATION = new Coverage(Circuit.CREATIONS);
    /** {@code ThreadPoolExecutor.execute} and its like. */
    public static final Coverage TASK_GIVEN = new Coverage(Circuit.TASKS);
    /** The entry of {@code ThreadPoolExecutor.runWorker}. */
    public static final Coverage WORKER = new Coverage(Circuit.TASKS);
    /** The run of a task in {@code ThreadPoolExecutor.runWorker}. */
    public static final Coverage TASK_RUN = new Coverage(Circuit.TASKS);

    /** The tasks of a {@code ForkJoinPool}, given or run. */
    public static final Coverage FORK_JOIN_TASK = new Coverage(Circuit.TASKS);

    /** The signal that releases who waits for a condition. */
    public static final Coverage RELEASE = new Coverage(Circuit.RELEASES);

    /** The failure of a future's task. */
    public static final Coverage FAILURE = new Coverage(Circuit.FAILURES);

    /** The end of a task by an exception, or by who cancels it. */
    public static final Coverage TASK_END = new Coverage(Circuit.ENDS);

    /** The shutdown of an executor and the closing of a publisher. */
    public static final Coverage CLOSING = new Coverage(Circuit.CLOSINGS);

    /** What is given to an executor or publisher that is closed. */
    public static final Coverage REFUSAL = new Coverage(Circuit.CLOSINGS);

    /** The change of classes by whatever agent. */
    public static final Coverage CHANGE = new Coverage(Circuit.CHANGES);

    /** What switches the hook off. */
    public final Circuit circuit;

    private final @Nullable Coverage next;
    private boolean fired;

    private Coverage(Circuit circuit) {
        this.circuit = circuit;
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
