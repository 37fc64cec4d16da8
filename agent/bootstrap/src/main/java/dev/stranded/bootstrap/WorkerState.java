package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What one thread does for executors: what it gives them and what it runs as their worker; and what virtual threads
 * give, begin and end on it.
 *
 * <p>Counts are the thread's own, one for each kind of task, because a counter that threads share would cost more than
 * the rest of a submission. The thread writes without a fence; the census reads and may see a value a little old, which
 * is benign: it looks again.
 */
public final class WorkerState {
    private static final AtomicReference<@Nullable WorkerState> NEWEST = new AtomicReference<>();
    private static final int MOST_KINDS = 16;
    /** The thread's id; 0 for a virtual thread that has not begun to work. */
    long threadId;

    /** The executor that it is a worker of. */
    public @Nullable WeakReference<Object> executor;

    /** The executor's own record of it, which is locked while it runs a task. */
    private @Nullable WeakReference<Object> worker;

    /** The state before, until the census has taken it. */
    public @Nullable WorkerState next;

    private @Nullable WorkCount counts;
    private int forgottenRuns;
    private @Nullable Owner lastOwner;
    private @Nullable WorkCount lastGiven;
    private @Nullable WorkCount lastMade;
    private @Nullable WorkCount lastRun;
    private @Nullable WorkCount lastSpawned;
    private @Nullable WorkCount lastEnded;
    private @Nullable WeakReference<Object> noted;
    private int notedRun;
    private volatile boolean ended;

    WorkerState(long threadId) {
        this.threadId = threadId;
    }

    /** Takes the states that have something to count since the last call, linked by {@link #next}. */
    public static @Nullable WorkerState takeNew() {
        return NEWEST.getAndSet(null);
    }

    /** How many tasks it has begun to run; may wrap around. */
    public int runs() {
        int runs = forgottenRuns;
        for (WorkCount count = counts; count != null; count = count.next) {
            runs += count.begun;
        }
        return runs;
    }

    /** The kind of the executor's task that it runs now. */
    public @Nullable TaskKind running() {
        WorkCount run = lastRun;
        return run != null && isBusy() ? run.kind : null;
    }

    /**
     * The executor's task that it began last, where it was noted: the first of its kind that a thread runs is, and then
     * ever fewer, since a long-running task is seldom one of many.
     */
    public @Nullable Object taskBegunLast() {
        WorkCount run = lastRun;
        WeakReference<Object> task = noted;
        return run == null || task == null || notedRun != run.begun ? null : task.get();
    }

    /** The kind of the task that it began last, which it may have ended. */
    public @Nullable TaskKind begunLast() {
        WorkCount run = lastRun;
        return run == null ? null : run.kind;
    }

    /**
     * Adds what it has counted to its kinds, for this look of the census, or for good where its thread has ended.
     *
     * @return whether its thread has ended
     */
    public boolean sum(int look) {
        boolean last = ended;
        WorkCount running = isBusy() ? lastRun : null;
        for (WorkCount count = counts; count != null; count = count.next) {
            count.learn();
            count.kind.addWork(count.givenInAll(), count == running ? count.begun - 1 : count.begun, look, last);
        }
        return last;
    }

    void give(Object task) {
        WorkCount count = lastGiven;
        if (count == null || !count.isOf(JdkFields.givenIn(task))) {
            Coverage.TASK_GIVEN.fired();
            count = countOf(JdkFields.unwrapped(task));
            lastGiven = count;
        }
        count.give();
    }

    /** A task for a {@code ForkJoinPool} or a stage is made; it counts when it is given or run. */
    void make(Object task) {
        WorkCount count = lastMade;
        if (count == null || !count.isOf(task)) {
            Coverage.FORK_JOIN_TASK.fired();
            count = countOf(task);
            lastMade = count;
        }
        count.make();
    }

    /** The count of the virtual threads like this one that are spawned here, or in a virtual thread that it carries. */
    WorkCount spawning(Object task) {
        Object innermost = JdkFields.unwrapped(task);
        WorkCount count = lastSpawned;
        if (count == null || !count.isOf(innermost)) {
            Coverage.VIRTUAL_START.fired();
            count = countOf(innermost);
            lastSpawned = count;
        }
        return count;
    }

    /** Counts a virtual thread that ends on this platform thread. */
    void endOf(TaskKind kind) {
        WorkCount count = lastEnded;
        if (count == null || count.kind != kind) {
            Coverage.VIRTUAL_END.fired();
            count = countOf(kind);
            lastEnded = count;
        }
        count.begun++;
    }

    /** Begins to work for {@code executor}, which keeps {@code itsWorker} for it. */
    void enter(Object executor, Object itsWorker) {
        this.executor = new WeakReference<>(executor);
        this.worker = new WeakReference<>(itsWorker);
    }

    void run(Object task) {
        WorkCount count = lastRun;
        if (count == null || !count.isOf(JdkFields.givenIn(task))) {
            Coverage.TASK_RUN.fired();
            count = runOf(JdkFields.unwrapped(task));
        }
        count.begun++;
    }

    /** Begins to run what a pool had wrapped that does not say who gave it. */
    void takeAndRun(Object unwrapped) {
        WorkCount count = lastRun;
        if (count == null || !count.isOf(unwrapped)) {
            Coverage.FORK_JOIN_TASK.fired();
            count = runOf(unwrapped);
            count.givenAsBegun = true;
            count.kind.run();
        }
        count.begun++;
    }

    private WorkCount runOf(Object innermost) {
        WorkCount count = countOf(innermost);
        lastRun = count;
        note(innermost, count);
        return count;
    }

    /** At the first run of a kind and in ever larger steps: tasks that take turns are not to cost more for it. */
    private void note(Object innermost, WorkCount count) {
        if ((count.begun & (count.begun - 1)) == 0) {
            noted = new WeakReference<>(TaskKind.innermost(innermost));
            notedRun = count.begun + 1;
        }
    }

    void end() {
        worker = null;
        ended = true;
    }

    /** The executor's task that the current thread runs, as an owner; null where it runs none. */
    @Nullable
    Owner runAsOwner() {
        WorkCount run = lastRun;
        if (run == null || isIdle()) {
            return null;
        }
        int number = runs();
        Owner owner = lastOwner;
        if (owner == null || !owner.isRun(number)) {
            owner = new Owner(run.kind, this, number);
            lastOwner = owner;
        }
        return owner;
    }

    /** The executor's task that it began last is ended by {@code thrown}. */
    void runFails(Throwable thrown) {
        Owner owner = lastOwner;
        if (owner != null && owner.isRun(runs())) {
            owner.endedBy = thrown.getClass().getName();
        }
    }

    /** The executor's task that it runs now, as an owner; null if that has spawned nothing. */
    public @Nullable Owner runKnownAsOwner() {
        Owner owner = lastOwner;
        return owner == null || owner.isOver() ? null : owner;
    }

    /**
     * Whether it has ended the run of that number, as far as it tells: of a fork-join worker only the next run does.
     */
    public boolean isPast(int run) {
        return ended || runs() != run || isIdle();
    }

    private boolean isIdle() {
        return worker != null && !isBusy();
    }

    private boolean isBusy() {
        WeakReference<Object> reference = worker;
        Object locked = reference == null ? null : reference.get();
        return locked != null && JdkFields.isLocked(locked);
    }

    private WorkCount countOf(Object innermost) {
        for (WorkCount count = counts; count != null; count = count.next) {
            if (count.isOf(innermost)) {
                return count;
            }
        }
        return countOf(TaskKind.of(innermost));
    }

    private WorkCount countOf(TaskKind kind) {
        int kinds = 0;
        for (WorkCount count = counts; count != null; count = count.next) {
            if (count.kind == kind) {
                return count;
            }
            WorkCount old = count.next;
            if (++kinds >= MOST_KINDS && old != null && !isInUse(old)) {
                count.next = old.next;
                old.settle();
                forgottenRuns += old.begun;
            }
        }
        return add(kind);
    }

    private boolean isInUse(WorkCount count) {
        return count == lastGiven
                || count == lastMade
                || count == lastRun
                || count == lastSpawned
                || count == lastEnded;
    }

    private WorkCount add(TaskKind kind) {
        WorkCount count = new WorkCount(kind);
        WorkCount first = counts;
        count.next = first;
        counts = count;
        if (first == null) {
            WorkerState head;
            do {
                head = NEWEST.get();
                next = head;
            } while (!NEWEST.compareAndSet(head, this));
        }
        return count;
    }
}
