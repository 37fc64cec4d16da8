package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The ledger of tasks. */
public final class Tasks {
    /** Platform threads by id; a virtual thread carries its record itself. */
    private static final ConcurrentHashMap<Long, PlatformTask> PLATFORM = new ConcurrentHashMap<>();

    private static final @Nullable WorkerState[] RECENT = new WorkerState[512];

    private Tasks() {}

    /** The record of the platform thread with this id, if it was seen to start. */
    public static @Nullable PlatformTask platform(long id) {
        return PLATFORM.get(id);
    }

    /** The ids of the platform threads that were seen to start and not to end. */
    public static Iterable<Long> platformIds() {
        return PLATFORM.keySet();
    }

    /** Forgets a platform thread whose end was not seen. */
    public static void forget(long id) {
        PlatformTask task = PLATFORM.remove(id);
        if (task != null) {
            task.work.end();
            task.kind.ended.increment();
        }
    }

    /** The record that the continuation of a virtual thread carries, if the agent was there when it was made. */
    public static @Nullable TaskRecord ofContinuation(Object continuation) {
        VarHandle target = JdkFields.CONTINUATION_TARGET;
        VarHandle task = JdkFields.TARGET_TASK;
        if (target == null || task == null) {
            return null;
        }
        Object body = target.get(continuation);
        if (body == null || body.getClass() != JdkFields.TARGET_CLASS) {
            return null;
        }
        Object record = task.get(body);
        return record instanceof VirtualTask virtual ? virtual : null;
    }

    static void platformStarting(Thread thread) {
        Object task = JdkFields.taskOf(thread);
        TaskKind kind = TaskKind.of(task == null ? thread : task);
        Long id = JdkFields.idOf(thread);
        PlatformTask record = new PlatformTask(id, kind, JdkFields.idOf(Thread.currentThread()), kind.sample());
        if (PLATFORM.putIfAbsent(id, record) == null) {
            kind.started.increment();
        }
    }

    static void platformEnded(Thread thread) {
        forget(JdkFields.idOf(thread));
    }

    static Runnable virtualCreated(Runnable task) {
        TaskKind kind = TaskKind.of(task);
        kind.started.increment();
        long owner = JdkFields.idOf(Thread.currentThread());
        return kind.worker
                ? new VirtualWorker(kind, owner, kind.sample(), task)
                : new VirtualTask(kind, owner, kind.sample(), task);
    }

    static void virtualEnded(VirtualTask record) {
        record.kind.ended.increment();
        Witness witness = record.witness;
        if (witness != null) {
            witness.end();
        }
        WorkerState work = record.work();
        if (work != null) {
            work.end();
        }
    }

    /**
     * What the current thread does for executors; null for a thread of the agent's, for one that was not seen to start,
     * and for a virtual thread that is no worker.
     *
     * <p>A table by the id's lower bits spares most look-ups. Threads that share a place in it overwrite each other's
     * entry; that race is benign, because an entry says whose it is.
     */
    static @Nullable WorkerState currentWork(Thread current) {
        long id = JdkFields.idOf(current);
        int place = (int) id & (RECENT.length - 1);
        WorkerState recent = RECENT[place];
        if (recent != null && recent.threadId == id) {
            return recent;
        }
        TaskRecord record;
        if (current.getClass() == JdkFields.VIRTUAL_THREAD) {
            Object continuation = JdkFields.continuationOf(current);
            record = continuation == null ? null : ofContinuation(continuation);
        } else {
            record = PLATFORM.get(id);
        }
        WorkerState work = record == null ? null : record.work();
        if (work != null) {
            work.threadId = id;
            RECENT[place] = work;
        }
        return work;
    }
}
