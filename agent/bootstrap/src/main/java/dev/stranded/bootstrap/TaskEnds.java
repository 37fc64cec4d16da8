package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of tasks that ended by an exception or were cancelled. Those that end by themselves, as most do, are told
 * from these by their number alone, so that their end costs nothing.
 *
 * <p>It is initialised by the first such end.
 */
public final class TaskEnds {
    private static final int MOST = 10_000;
    private static final int DEEPEST_CAUSE = 4;
    private static final int NEW = 0;

    private static final @Nullable VarHandle CAUSE = JdkLookup.field(Throwable.class, "cause");
    private static final @Nullable VarHandle STATE = JdkLookup.field(FutureTask.class, "state");
    private static final @Nullable VarHandle RUNNER = JdkLookup.field(FutureTask.class, "runner");

    private static final AtomicReference<@Nullable TaskEnd> NEWEST = new AtomicReference<>();
    private static final AtomicInteger WAITING = new AtomicInteger();
    private static final AtomicInteger OUT_OF_MEMORY = new AtomicInteger();

    private TaskEnds() {}

    /** Takes those of tasks with a spawn site of their own since the last call, linked by {@link TaskEnd#next}. */
    public static @Nullable TaskEnd take() {
        TaskEnd newest = NEWEST.getAndSet(null);
        WAITING.set(0);
        return newest;
    }

    /** How many threads and tasks an {@link OutOfMemoryError} has ended so far. */
    public static int outOfMemory() {
        return OUT_OF_MEMORY.get();
    }

    static void forgetAll() {
        take();
        OUT_OF_MEMORY.set(0);
    }

    /** A thread, or the executor's task that it ran, is ended by {@code thrown}. */
    static void threadFails(Thread thread, Throwable thrown) {
        countOutOfMemory(thrown);
        TaskRecord record = Tasks.recordOf(thread);
        if (record == null) {
            return;
        }
        WorkerState work = record.work();
        TaskKind ran = work == null || work.executor == null ? null : work.begunLast();
        if (work != null && ran != null) {
            ran.ends().add(way(thrown));
            work.runFails(thrown);
        } else {
            recordFails(record, thrown);
        }
    }

    /** Whether {@code future} has neither a result nor been cancelled: what its task throws will be its result. */
    static boolean isOpen(Object future) {
        return STATE != null && (int) STATE.getVolatile(future) == NEW;
    }

    /** The task of a future, which is of that kind, is ended by {@code thrown}, on the current thread. */
    static void futureFails(TaskKind kind, Throwable thrown) {
        countOutOfMemory(thrown);
        TaskRecord record = Tasks.recordOf(Thread.currentThread());
        WorkerState work = record == null ? null : record.work();
        boolean inWorker = work != null && work.executor != null;
        if (record != null && !inWorker && record.kind == kind) {
            recordFails(record, thrown);
            return;
        }
        kind.ends().add(way(thrown));
        if (inWorker && work != null) {
            work.runFails(thrown);
        }
    }

    /** A task without a thread or an executor's future of its own is ended by {@code thrown}. */
    static void taskFails(Object task, Throwable thrown) {
        countOutOfMemory(thrown);
        TaskKind.of(task).ends().add(way(thrown));
    }

    /** Somebody cancels {@code future}, which may be over. */
    static void cancel(Object future, boolean mayInterrupt) {
        if (!isOpen(future)) {
            return;
        }
        boolean running = RUNNER != null && RUNNER.getVolatile(future) != null;
        TaskKind.of(future).ends().add(running && mayInterrupt ? TaskEnd.INTERRUPTED : TaskEnd.CANCELLED);
    }

    /** Makes no object, as there may be no room for one. */
    private static void countOutOfMemory(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            OUT_OF_MEMORY.incrementAndGet();
        }
    }

    private static void recordFails(TaskRecord record, Throwable thrown) {
        int way = way(thrown);
        Object origin = record.origin();
        if (origin == null || WAITING.incrementAndGet() > MOST) {
            record.kind.ends().add(way);
        } else {
            add(new TaskEnd(origin, record instanceof VirtualTask, way));
        }
        String type = thrown.getClass().getName();
        Owner self = record.knownAsOwner();
        if (self != null) {
            self.endedBy = type;
        }
        Owner owner = record.owner;
        if (owner != null && way == TaskEnd.FAILED) {
            // Two that fail at once may count as one, which is benign: what is told is that some have failed.
            owner.failed++;
            owner.failedBy = type;
        }
    }

    private static void add(TaskEnd end) {
        TaskEnd head;
        do {
            head = NEWEST.get();
            end.next = head;
        } while (!NEWEST.compareAndSet(head, end));
    }

    /** To be interrupted is to be told to end, and no failure, however the exception is wrapped. */
    private static int way(Throwable thrown) {
        Object cause = thrown;
        for (int depth = 0; depth < DEEPEST_CAUSE && cause != null; depth++) {
            if (cause instanceof InterruptedException
                    || cause.getClass().getName().equals("java.nio.channels.ClosedByInterruptException")) {
                return TaskEnd.INTERRUPTED;
            }
            Object next = CAUSE == null ? null : CAUSE.get(cause);
            cause = next == cause ? null : next;
        }
        return TaskEnd.FAILED;
    }
}
