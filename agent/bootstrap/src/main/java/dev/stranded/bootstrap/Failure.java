package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The record of a failure that somebody may ask for: it goes when nobody can any more.
 *
 * <p>For a {@code FutureTask} it refers to the future. For {@code CompletableFuture}s it refers to what was thrown,
 * which all futures down a chain share: as long as one of them lives, it lives.
 *
 * <p>Failures of which only one can be told, since their futures were combined into one, are joined: to see one is to
 * see all. The one with the lower number stands for those joined to it.
 */
public final class Failure extends WeakReference<Object> {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final AtomicReferenceFieldUpdater<Failure, Failure> FIRST =
            AtomicReferenceFieldUpdater.newUpdater(Failure.class, Failure.class, "first");

    /** The kind of task that failed; null where that is unknown. */
    public final @Nullable TaskKind kind;

    /** Whether it is that of a {@code CompletableFuture}. */
    public final boolean ofStage;

    /** What completed the {@code CompletableFuture}; the census takes it away at its next look. */
    public @Nullable SpawnStack stack;

    /** What it threw; the census takes it away at its next look. */
    public @Nullable Throwable thrown;

    /** The census' own: the failure in words. */
    public @Nullable Object site;

    /** The census' own: what the stacks of a {@code CompletableFuture}'s failure tell. */
    public @Nullable Object traces;

    private final long number = NUMBERS.getAndIncrement();
    private volatile @Nullable Failure first;
    private volatile boolean seen;

    Failure(Object future, TaskKind kind, Throwable thrown) {
        super(future);
        this.kind = kind;
        this.thrown = thrown;
        ofStage = false;
    }

    Failure(Throwable thrown, @Nullable TaskKind kind, @Nullable SpawnStack stack) {
        super(thrown);
        this.kind = kind;
        this.thrown = thrown;
        this.stack = stack;
        ofStage = true;
    }

    /** Whether somebody has asked the future and was told. */
    public boolean wasSeen() {
        return first().seen;
    }

    /** It, and all that are joined to it, need be told to nobody any more. */
    public void see() {
        Failure top;
        do {
            top = first();
            top.seen = true;
        } while (top.first != null);
    }

    void join(Failure other) {
        while (true) {
            Failure mine = first();
            Failure others = other.first();
            if (mine == others) {
                return;
            }
            Failure lower = mine.number < others.number ? mine : others;
            Failure higher = lower == mine ? others : mine;
            if (FIRST.compareAndSet(higher, null, lower)) {
                if (higher.seen) {
                    first().seen = true;
                }
                return;
            }
        }
    }

    private Failure first() {
        Failure one = this;
        for (Failure lower = one.first; lower != null; lower = one.first) {
            one = lower;
        }
        return one;
    }
}
