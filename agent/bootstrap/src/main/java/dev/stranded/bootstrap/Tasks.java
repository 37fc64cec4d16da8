package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** The ledger of tasks. */
public final class Tasks {
    /** A virtual thread carries its record itself. */
    private static final PlatformTasks PLATFORM = new PlatformTasks();

    private static final @Nullable WorkerState[] RECENT = new WorkerState[512];

    private static final ConcurrentLinkedQueue<Witness> WITNESSES = new ConcurrentLinkedQueue<>();

    private static boolean weakly;

    private Tasks() {}

    /** The record of the platform thread with this id, if it was seen to start. */
    public static @Nullable PlatformTask platform(long id) {
        return PLATFORM.of(id);
    }

    /** The ids of the platform threads that were seen to start and not to end. */
    public static Iterable<Long> platformIds() {
        return PLATFORM.ids();
    }

    /** Forgets every task. Virtual threads still carry their records, which are of no kind that is known. */
    static void forgetAll() {
        PLATFORM.clear();
        EarlierTasks.forgetAll();
        Arrays.fill(RECENT, null);
        WITNESSES.clear();
        weakly = false;
    }

    /** Forgets a platform thread whose end was not seen; whether its start was. */
    public static boolean forget(long id) {
        PlatformTask task = PLATFORM.remove(id);
        if (task == null) {
            return false;
        }
        task.end();
        task.kind.ended.increment();
        task.kind.endsAfter(task.owner);
        return true;
    }

    /** The record that the continuation of a virtual thread carries, if the agent was there when it was made. */
    public static @Nullable TaskRecord ofContinuation(Object continuation) {
        return ifCurrent(carriedIn(continuation));
    }

    /** The record that a virtual thread carries, be it of an agent that is gone. */
    static @Nullable VirtualTask carriedBy(Thread thread) {
        Object continuation =
                thread.getClass() == ThreadFields.VIRTUAL_THREAD ? JdkFields.continuationOf(thread) : null;
        return continuation == null ? null : carriedIn(continuation);
    }

    private static @Nullable VirtualTask ifCurrent(@Nullable VirtualTask record) {
        return record != null && record.kind.isCurrent() ? record : null;
    }

    private static @Nullable VirtualTask carriedIn(Object continuation) {
        VarHandle target = JdkFields.CONTINUATION_TARGET;
        VarHandle task = JdkFields.TARGET_TASK;
        if (target == null || task == null) {
            return null;
        }
        Object body = target.get(continuation);
        if (body == null || body.getClass() != JdkFields.TARGET_CLASS) {
            return null;
        }
        return task.get(body) instanceof VirtualTask record ? record : null;
    }

    /**
     * Has every virtual thread followed from its spawn on by a {@link Witness}, because the JDK does not list those
     * that were started bare. To be called before the first.
     */
    public static void followWeakly() {
        weakly = true;
    }

    /**
     * Takes the witness of a virtual thread spawned since {@link #followWeakly}, the oldest first; null for no more.
     */
    public static @Nullable Witness takeWitness() {
        return WITNESSES.poll();
    }

    /** A virtual thread begins to run. */
    static void virtualBegins(VirtualTask record, Thread thread) {
        if (weakly && record.thread() == null) {
            record.begin(thread);
            Witness witness = record.witness();
            if (witness != null) {
                witness.reliable = true;
            }
        }
    }

    /** The object that the thread was made to run, if the JDK still has it. */
    public static @Nullable Object bodyOf(Thread thread, TaskRecord record) {
        return record instanceof VirtualTask virtual ? virtual.task : ThreadFields.taskOf(thread);
    }

    static void platformStarting(Thread thread) {
        Object task = ThreadFields.taskOf(thread);
        TaskKind kind = TaskKind.of(task == null ? thread : task);
        long id = ThreadFields.idOf(thread);
        Owner owner = kind.worker || ThreadFields.isInner(thread) ? null : Owner.spawning();
        PlatformTask record = new PlatformTask(id, kind, owner, kind.sample());
        if (PLATFORM.add(record)) {
            kind.started.increment();
        }
    }

    static void platformEnded(Thread thread) {
        long id = ThreadFields.idOf(thread);
        if (!forget(id)) {
            EarlierTasks.ended(id);
        }
    }

    /** A thread of the agent's own counts nothing for itself, so it need not be asked for where one does. */
    static Runnable virtualCreated(Runnable task) {
        WorkerState work = carriersWork();
        if (work != null) {
            WorkCount count = work.spawning(task);
            return record(count.kind, count.give(), task);
        }
        Coverage.VIRTUAL_START.fired();
        if (AgentWork.isDoneBy(Thread.currentThread())) {
            return task;
        }
        TaskKind kind = TaskKind.of(task);
        kind.started.increment();
        return record(kind, kind.sample(), task);
    }

    private static VirtualTask record(TaskKind kind, @Nullable SpawnStack stack, Runnable task) {
        // Who happens to make a pool start a worker does not own it.
        Owner owner = kind.worker ? null : Owner.spawning();
        VirtualTask record = kind.worker
                ? new VirtualWorker(kind, owner, stack, task)
                : weakly ? new FollowedTask(kind, owner, stack, task) : new VirtualTask(kind, owner, stack, task);
        if (weakly) {
            WITNESSES.add(new Witness(record));
        }
        return record;
    }

    static void virtualEnded(VirtualTask record) {
        if (!record.kind.isCurrent()) {
            return;
        }
        record.end();
        WorkerState carrier = carriersWork();
        if (carrier != null) {
            carrier.endOf(record.kind);
        } else {
            Coverage.VIRTUAL_END.fired();
            record.kind.ended.increment();
        }
        record.kind.endsAfter(record.owner);
    }

    /**
     * What the current thread does for executors; null for a thread of the agent's, for a virtual thread that is no
     * worker, and where too many threads were not seen to start.
     */
    static @Nullable WorkerState currentWork(Thread current) {
        WorkerState known = knownWork(current);
        if (known != null || current.getClass() == ThreadFields.VIRTUAL_THREAD || AgentWork.isDoneBy(current)) {
            return known;
        }
        PlatformTask earlier = EarlierTasks.of(ThreadFields.idOf(current));
        return earlier == null ? null : earlier.work;
    }

    /** Where it is counted what the current thread gives to executors: a virtual thread's carrier does that for it. */
    static @Nullable WorkerState givingWork(Thread current) {
        return current.getClass() == ThreadFields.VIRTUAL_THREAD ? carriersWork() : currentWork(current);
    }

    /**
     * What a thread does for executors, where that is known; waits for nobody.
     *
     * <p>A table by the id's lower bits spares most look-ups. Threads that share a place in it overwrite each other's
     * entry; that race is benign, because an entry says whose it is.
     */
    private static @Nullable WorkerState knownWork(Thread current) {
        long id = ThreadFields.idOf(current);
        int place = (int) id & (RECENT.length - 1);
        WorkerState recent = RECENT[place];
        if (recent != null && recent.threadId == id) {
            return recent;
        }
        TaskRecord record = recordOf(current);
        if (record == null) {
            record = EarlierTasks.known(id);
        }
        WorkerState work = record == null ? null : record.work();
        if (work != null) {
            work.threadId = id;
            RECENT[place] = work;
        }
        return work;
    }

    /**
     * The work of the platform thread that the caller runs on, be it in a virtual thread or not; null where that is not
     * known. What it counts is exact without a fence: nothing else runs on that thread meanwhile, since a virtual
     * thread leaves its carrier only where it waits.
     */
    private static @Nullable WorkerState carriersWork() {
        Thread carrier = JdkFields.currentCarrier();
        return carrier == null ? null : knownWork(carrier);
    }

    /**
     * The kind of task that the current thread runs, or that it ran last where it is a worker of a
     * {@code ForkJoinPool}; null where that is unknown.
     */
    static @Nullable TaskKind currentKind(Thread current) {
        TaskRecord record = recordOf(current);
        if (record == null) {
            return null;
        }
        WorkerState work = record.work();
        if (work != null && current instanceof ForkJoinWorkerThread) {
            return work.begunLast();
        }
        return work != null && work.executor != null ? work.running() : record.kind;
    }

    static @Nullable TaskRecord recordOf(Thread current) {
        if (current.getClass() == ThreadFields.VIRTUAL_THREAD) {
            return ifCurrent(carriedBy(current));
        }
        return PLATFORM.of(ThreadFields.idOf(current));
    }
}
