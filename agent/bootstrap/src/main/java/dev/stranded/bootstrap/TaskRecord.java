package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one task.
 *
 * <p>Ownership: {@link #waits} is written by the task's own thread alone. The fields under "the census' own" are
 * written by the census thread alone, and nobody else reads them. The rest does not change after the spawn but for
 * {@link #origin()}, in which the census replaces a stack by what it stands for, and for the owner that its own thread
 * makes of it.
 *
 * <p>There may be a million of them, so what is seldom there shares a field with something else.
 */
public abstract class TaskRecord {
    private static final @Nullable VarHandle ORIGIN = JdkLookup.field(TaskRecord.class, "origin");
    private static final int LOOK_BITS = 0xFF;
    private static final int LOOKS = 255;

    /** The kind of task, by class. */
    public final TaskKind kind;

    /** The task that spawned it, where that one's start was seen. */
    public final @Nullable Owner owner;

    /** See {@link #origin()}; or this task as an owner, which keeps that for it. */
    private volatile @Nullable Object origin;

    /** Counts the parks of a virtual thread; may wrap around. */
    public int waits;

    // The census' own.

    /** The value of {@link #waits}, or of the JVM's count of a platform thread's waits, at the last look. */
    public int seenWaits;

    /** Tells what it was blocked on at the last look and, in the last byte, which look that was; see below. */
    private int seen;

    /** When the present wait was first seen, in ticks of the census' clock. */
    public int waitSinceTick;

    /** See {@link #waitSite()}; or the witness of a virtual thread, which keeps that for it. */
    private @Nullable Object waitSite;

    protected TaskRecord(TaskKind kind, @Nullable Owner owner, @Nullable SpawnStack stack) {
        this.kind = kind;
        this.owner = owner;
        if (stack != null) {
            // A volatile field: what is null already costs no fence.
            this.origin = stack;
        }
    }

    /**
     * Null: as other tasks of this kind. A {@link SpawnStack}: its own, not yet named. Else the census' name for it.
     */
    public final @Nullable Object origin() {
        Object known = origin;
        return known instanceof Owner self ? self.origin : known;
    }

    /** The census names what {@link #origin()} tells. */
    public final void origin(@Nullable Object named) {
        Object known = origin;
        if (ORIGIN == null || known instanceof Owner || !ORIGIN.compareAndSet(this, known, named)) {
            Owner self = knownAsOwner();
            if (self != null) {
                self.origin = named;
            }
        }
    }

    /** This task, or the executor's task that its thread runs, as an owner; called by its own thread. */
    @Nullable
    Owner asOwner() {
        Owner self = knownAsOwner();
        if (self == null) {
            self = new Owner(this);
            origin = self;
        }
        return self;
    }

    /** This thread as an owner; null if it has spawned nothing itself. */
    public @Nullable Owner knownAsOwner() {
        return origin instanceof Owner self ? self : null;
    }

    /** Whether that look has met this task, so that none is counted twice; right for the last 255 looks. */
    public final boolean wasMetAt(int look) {
        return (seen & LOOK_BITS) == mark(look);
    }

    /** Whether any look has met this task. */
    final boolean wasMet() {
        return (seen & LOOK_BITS) != 0;
    }

    /** That look meets this task. */
    public final void meetAt(int look) {
        seen = (seen & ~LOOK_BITS) | mark(look);
    }

    /** Whether it was blocked on what has this mark at the last look; 0 stands for not blocked. */
    public final boolean wasBlockedOn(int blockerMark) {
        return (seen & ~LOOK_BITS) == kept(blockerMark);
    }

    /** It is blocked on what has this mark; 0 stands for not blocked. */
    public final void blockedOn(int blockerMark) {
        seen = (seen & LOOK_BITS) | kept(blockerMark);
    }

    private static int mark(int look) {
        return look % LOOKS + 1;
    }

    private static int kept(int blockerMark) {
        int kept = blockerMark & ~LOOK_BITS;
        return kept == 0 && blockerMark != 0 ? LOOK_BITS + 1 : kept;
    }

    /** Where the present wait waits, once a stack was taken; the census' own. */
    public final @Nullable Object waitSite() {
        Object site = waitSite;
        return site instanceof Witness witness ? witness.blockedAt : site;
    }

    /** Sets what {@link #waitSite()} tells. */
    public final void waitSite(@Nullable Object site) {
        if (waitSite instanceof Witness witness) {
            witness.blockedAt = site;
        } else {
            waitSite = site;
        }
    }

    /** Who will tell what became of it: of a virtual thread from the start, or once the census has seen it wait. */
    public final @Nullable Witness witness() {
        return waitSite instanceof Witness witness ? witness : null;
    }

    final void witness(Witness witness) {
        witness.blockedAt = waitSite();
        waitSite = witness;
    }

    /** Its thread ends. */
    void end() {
        Owner self = knownAsOwner();
        if (self != null) {
            self.end();
        }
        Witness seenBy = witness();
        if (seenBy != null) {
            seenBy.end();
        }
    }

    /** What it does for executors; null where that is not followed. */
    public @Nullable WorkerState work() {
        return null;
    }
}
