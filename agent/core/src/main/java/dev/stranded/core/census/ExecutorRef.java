package dev.stranded.core.census;

import dev.stranded.bootstrap.Creation;
import dev.stranded.wire.ExecutorState;
import dev.stranded.wire.ExecutorState.Life;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An executor or a publisher that was seen made; it is held weakly. */
final class ExecutorRef {
    private static final JdkField POOL_CONTROL = JdkField.of(ThreadPoolExecutor.class, "ctl");
    private static final JdkField POOL_WORKERS = JdkField.of(ThreadPoolExecutor.class, "workers");
    private static final JdkField POOL_QUEUE = JdkField.of(ThreadPoolExecutor.class, "workQueue");
    private static final JdkField POOL_MOST = JdkField.of(ThreadPoolExecutor.class, "maximumPoolSize");
    private static final JdkField POOL_CORE = JdkField.of(ThreadPoolExecutor.class, "corePoolSize");
    private static final JdkField POOL_COMPLETED = JdkField.of(ThreadPoolExecutor.class, "completedTaskCount");
    private static final JdkField PERIOD =
            JdkField.of("java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask", "period");
    private static final JdkField PER_TASK_THREADS =
            JdkField.of("java.util.concurrent.ThreadPerTaskExecutor", "threads");

    private static final JdkField[] ENDS = {
        JdkField.of(ThreadPoolExecutor.class, "termination"),
        JdkField.of(ForkJoinPool.class, "termination"),
        JdkField.of("java.util.concurrent.ThreadPerTaskExecutor", "terminationSignal"),
    };
    private static final JdkField LATCH_SYNC = JdkField.of(CountDownLatch.class, "sync");

    /** {@code ThreadPoolExecutor} keeps its run state in the bits above the count of workers. */
    private static final int WORKER_COUNT_BITS = 29;

    /** So many workers are no bound in practice. */
    private static final int UNBOUNDED_WORKERS = 10_000;

    private final Creation creation;
    private final long id;
    private final String type;
    private final NamedStack created;
    private long active;
    private long ran;

    ExecutorRef(Creation creation, long id, Object executor, @Nullable NamedStack created) {
        this.creation = creation;
        this.id = id;
        this.type = executor.getClass().getName();
        this.created = named(executor, created);
    }

    long id() {
        return id;
    }

    NamedStack created() {
        return created;
    }

    /** Whether the JDK made it for itself, as it does for virtual threads. */
    boolean isPlumbing() {
        return created.isPlumbing();
    }

    /** Whether it can't have more workers than a careful program would allow. */
    boolean isBounded() {
        Object executor = creation.get();
        if (executor instanceof ForkJoinPool pool) {
            return pool.getParallelism() < UNBOUNDED_WORKERS;
        }
        return executor instanceof ThreadPoolExecutor
                && POOL_MOST.of(executor) instanceof Integer most
                && most < UNBOUNDED_WORKERS;
    }

    /**
     * Whether this {@code ThreadPoolExecutor} has so many workers and will not start another while its queue has room.
     */
    boolean hasNoOtherWorkerThan(int workers) {
        return creation.get() instanceof ThreadPoolExecutor pool
                && POOL_WORKERS.of(pool) instanceof Collection<?> all
                && all.size() == workers
                && POOL_CORE.of(pool) instanceof Integer core
                && workers >= core;
    }

    /** Whether it is the common pool, which is always there, and has no workers. */
    boolean isUnusedCommonPool() {
        return creation.get() instanceof ForkJoinPool pool
                && pool.getPoolSize() == 0
                && pool == ForkJoinPool.commonPool();
    }

    @Nullable
    Object executor() {
        return creation.get();
    }

    @Nullable
    Object workQueue() {
        return creation.get() instanceof ThreadPoolExecutor pool ? POOL_QUEUE.of(pool) : null;
    }

    /** Whether who waits for its end is blocked on this. */
    boolean isEndAwaitedOn(Object blocker) {
        Object executor = creation.get();
        for (JdkField field : ENDS) {
            Object end = field.of(executor);
            if (end != null && (end == blocker || LATCH_SYNC.of(end) == blocker)) {
                return true;
            }
        }
        return false;
    }

    /** What is known of its end, in words. */
    String end() {
        ExecutorState state = state(null);
        if (state == null) {
            return "the executor is gone";
        }
        long queued = queued();
        return (state.life() == Life.RUNNING ? "the executor was not shut down: it has " : "the executor still has ")
                + state.workers() + (state.workers() == 1 ? " worker, " : " workers, ") + state.active() + " at work"
                + (queued > 0 ? ", and " + queued + " tasks queued" : "");
    }

    /** Tasks that it has accepted and not begun, read without a lock; 0 where they stand there for their time. */
    long queued() {
        Object executor = creation.get();
        if (executor instanceof ForkJoinPool pool) {
            return pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount();
        }
        Object queue = workQueue();
        QueueLayout layout = queue == null ? null : QueueLayout.of(queue);
        return queue == null || layout == null || layout.delays() ? 0 : Math.max(0, layout.size(queue));
    }

    /** Tasks that others than its own workers have given to a {@code ForkJoinPool} and that it has not begun. */
    long submitted() {
        return creation.get() instanceof ForkJoinPool pool ? pool.getQueuedSubmissionCount() : 0;
    }

    /** See {@link ExecutorLook#periodic}. */
    int periodic() {
        Object queue = creation.get() instanceof ScheduledThreadPoolExecutor pool ? POOL_QUEUE.of(pool) : null;
        int mark = 0;
        for (Object task : queue == null ? List.of() : QueueElements.of(queue)) {
            if (!(PERIOD.of(task) instanceof Long period) || period == 0) {
                return 0;
            }
            mark += System.identityHashCode(task) | 1;
        }
        return mark;
    }

    /** Begins a look; false when the executor is gone. */
    boolean look() {
        active = 0;
        ran = 0;
        return creation.get() != null;
    }

    /** Whether a worker of this {@code ForkJoinPool} does something: who waits for work is blocked on the pool. */
    boolean isBusy(Thread worker) {
        return LockSupport.getBlocker(worker) != creation.get();
    }

    void countWorker(boolean busy, int begun) {
        active += busy ? 1 : 0;
        ran += busy ? begun - 1 : begun;
    }

    /** For the wire; null when the executor is gone. */
    @Nullable
    ExecutorState state(@Nullable ChannelRef queue) {
        Object executor = creation.get();
        if (executor instanceof ThreadPoolExecutor pool) {
            return poolState(pool, queue);
        }
        if (executor instanceof ForkJoinPool pool) {
            return forkJoinState(pool);
        }
        return executor instanceof ExecutorService service ? perTaskState(service) : null;
    }

    private ExecutorState poolState(ThreadPoolExecutor pool, @Nullable ChannelRef queue) {
        int control = POOL_CONTROL.of(pool) instanceof AtomicInteger ctl ? ctl.get() : 0;
        int runState = control >> WORKER_COUNT_BITS;
        Life life = runState < 0 ? Life.RUNNING : runState >= 3 ? Life.TERMINATED : Life.SHUTDOWN;
        return new ExecutorState(
                id,
                type,
                created.site(),
                life,
                POOL_WORKERS.of(pool) instanceof Collection<?> workers ? workers.size() : 0,
                active,
                POOL_MOST.of(pool) instanceof Integer most ? most : 0,
                queue == null ? 0 : Math.max(0, queue.size()),
                (POOL_COMPLETED.of(pool) instanceof Long completed ? completed : 0) + ran,
                queue == null ? null : queue.id());
    }

    private ExecutorState forkJoinState(ForkJoinPool pool) {
        return new ExecutorState(
                id,
                type,
                created.site(),
                life(pool),
                pool.getPoolSize(),
                pool.getActiveThreadCount(),
                pool.getParallelism(),
                pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount(),
                0,
                null);
    }

    private ExecutorState perTaskState(ExecutorService service) {
        long threads = PER_TASK_THREADS.of(service) instanceof Collection<?> live ? live.size() : 0;
        return new ExecutorState(
                id, type, created.site(), life(service), threads, threads, Integer.MAX_VALUE, 0, 0, null);
    }

    private static Life life(ExecutorService service) {
        return service.isTerminated() ? Life.TERMINATED : service.isShutdown() ? Life.SHUTDOWN : Life.RUNNING;
    }

    private static NamedStack named(Object executor, @Nullable NamedStack created) {
        if (executor instanceof ForkJoinPool pool && pool == ForkJoinPool.commonPool()) {
            return NamedStack.unknown("java.util.concurrent.ForkJoinPool.commonPool");
        }
        return created == null ? NamedStack.unknown("creation site unknown: not sampled") : created;
    }
}
