package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one task.
 *
 * <p>Ownership: {@link #waits} is written by the task's own thread alone. The fields under "the census' own" are
 * written by the census thread alone, and nobody else reads them. The rest does not change after the spawn but for
 * {@link #origin}, in which the census replaces a stack by what it stands for.
 */
public abstract class TaskRecord {
    /** The kind of task, by class. */
    public final TaskKind kind;

    /** The task that spawned it, where that one's start was seen. */
    public final @Nullable Owner owner;

    /**
     * Null: as other tasks of this kind. A {@link SpawnStack}: its own, not yet named. Else the census' name for it.
     */
    public @Nullable Object origin;

    /** Counts the parks of a virtual thread; may wrap around. */
    public int waits;

    // The census' own.

    /** The value of {@link #waits}, or of the JVM's count of a platform thread's waits, at the last look. */
    public int seenWaits;

    /** Tells what it was blocked on at the last look; 0 if it was not blocked. */
    public int seenBlocker;

    /** When the present wait was first seen, in ticks of the census' clock. */
    public int waitSinceTick;

    /** The number of the last look that met this task, so that none is counted twice. */
    public int seenLook;

    /** Where the present wait waits, once a stack was taken. */
    public @Nullable Object waitSite;

    private @Nullable Owner self;

    protected TaskRecord(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack) {
        this.kind = kind;
        this.owner = owner;
        this.origin = stack;
    }

    /** This task, or the executor's task that its thread runs, as an owner; called by its own thread. */
    @Nullable
    Owner asOwner() {
        Owner owner = self;
        if (owner == null) {
            owner = new Owner(this);
            self = owner;
        }
        return owner;
    }

    /** This thread as an owner; null if it has spawned nothing itself. */
    public @Nullable Owner knownAsOwner() {
        return self;
    }

    /** Its thread ends. */
    void end() {
        Owner owner = self;
        if (owner != null) {
            owner.end();
        }
    }

    /** What it does for executors; null where that is not followed. */
    public @Nullable WorkerState work() {
        return null;
    }
}
