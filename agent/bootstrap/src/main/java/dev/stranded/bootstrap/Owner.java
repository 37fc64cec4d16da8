package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * A task as those know it that it has spawned: what it is, and whether it is over. One object for all of them, made at
 * the first spawn; it keeps neither the task nor its thread alive.
 *
 * <p>Ownership: the task makes it and its thread ends it, without a fence; the census reads it, and may learn of the
 * end a look later, which is benign.
 */
public final class Owner {
    /** So many owners above one are known; of a task that spawns its like that spawns its like, not all are. */
    private static final int MOST_ABOVE = 32;

    /** How long a task must have been over before one that it spawned has outlived it; set by the census. */
    private static long graceNanos = Long.MAX_VALUE;

    /** The kind of task. */
    public final TaskKind kind;

    /** Whether it is a virtual thread. */
    public final boolean virtual;

    /** See {@link TaskRecord#origin()}; the census puts its name for the spawn site here. */
    public @Nullable Object origin;

    /** The census' own: when it was first seen to be over, by {@code System.nanoTime}; 0 before. */
    public long overSinceNanos;

    /** The task that spawned it; null where that is not known. */
    public final @Nullable Owner owner;

    /** Whether it has so many owners above it that the first ones are not known. */
    public final boolean cutOff;

    /** How many tasks it has spawned; its own thread counts. */
    public int spawned;

    /** The class of the exception that ended it; null: none, or not known. */
    public @Nullable String endedBy;

    /** How many threads that it has spawned were ended by an exception, about. */
    public int failed;

    /** The class of the last such exception. */
    public @Nullable String failedBy;

    /** The census' own: the last look at which it, or a task that descends from it, could go on. */
    public int seenGoingOn;

    /** The census' own: the last look that met a task which it has spawned, and how many that look has met. */
    public int seenLook;

    /** See {@link #seenLook}. */
    public int seenLive;

    private final int above;

    /** The worker that runs it, where it is an executor's task. */
    private final @Nullable WorkerState worker;

    private final int run;
    private boolean ended;

    /** A thread. */
    Owner(TaskRecord record) {
        this.kind = record.kind;
        this.virtual = record instanceof VirtualTask;
        this.origin = record.origin();
        this.worker = null;
        this.run = 0;
        Owner spawner = record.owner;
        this.cutOff = spawner != null && spawner.above >= MOST_ABOVE;
        this.owner = cutOff ? null : spawner;
        this.above = spawner == null ? 0 : spawner.above + 1;
    }

    /** The run of that number of {@code worker}. */
    Owner(TaskKind kind, WorkerState worker, int run) {
        this.kind = kind;
        this.virtual = false;
        this.worker = worker;
        this.run = run;
        this.owner = null;
        this.cutOff = false;
        this.above = 0;
    }

    /** Sets the time after which a task has outlived its owner. */
    public static void grace(long millis) {
        graceNanos = millis * 1_000_000;
    }

    static void forgetGrace() {
        graceNanos = Long.MAX_VALUE;
    }

    /** The current thread's task, which spawns another; null where its start was not seen, as for {@code main}. */
    static @Nullable Owner spawning() {
        TaskRecord record = Tasks.recordOf(Thread.currentThread());
        Owner owner = record == null ? null : record.asOwner();
        if (owner != null) {
            owner.spawned++;
        }
        return owner;
    }

    /** Whether it is an executor's task. */
    public boolean isExecutorTask() {
        return worker != null;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return ended || (worker != null && worker.isPast(run));
    }

    boolean isRun(int number) {
        return run == number;
    }

    void end() {
        ended = true;
    }

    /** Whether a task that ends now has outlived it. */
    boolean isOutlived() {
        return overSinceNanos != 0 && System.nanoTime() - overSinceNanos >= graceNanos;
    }
}
