package dev.stranded.bootstrap;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of executors that were shut down and publishers that were closed, and of what is given to them all the
 * same. The census takes away those that are gone.
 *
 * <p>When that happens is not noted here, but by the look that sees it: hooks read no clock.
 */
public final class Closings {
    private static final int MOST = 10_000;
    private static final int FIRST_STACKS = 100;

    /** By identity hash; of two with one hash the later is kept. */
    private static final ConcurrentHashMap<Integer, Closing> BY_HASH = new ConcurrentHashMap<>();

    private static final AtomicReference<@Nullable Refusal> NEWEST = new AtomicReference<>();
    private static final LongAdder DROPPED = new LongAdder();

    // How many stacks may be taken until the next census; races on them are benign: they let a few more through.
    private static int closingStacks = FIRST_STACKS;
    private static int refusalStacks = FIRST_STACKS;

    private Closings() {}

    /** All that are followed; what is removed from it is followed no longer. */
    public static Collection<Closing> all() {
        return BY_HASH.values();
    }

    /** Takes the refusals that have a stack since the last call, newest first, linked by {@link Refusal#next}. */
    public static @Nullable Refusal takeRefusals() {
        return NEWEST.getAndSet(null);
    }

    /** Sets how many stacks may be taken until the next census, of those who close and of those who are refused. */
    public static void stackBudget(int ofEach) {
        closingStacks = ofEach;
        refusalStacks = ofEach;
    }

    /** So many were closed for which there was no room. */
    public static long dropped() {
        return DROPPED.sum();
    }

    static void forgetAll() {
        BY_HASH.clear();
        NEWEST.set(null);
        DROPPED.reset();
        stackBudget(FIRST_STACKS);
    }

    static void close(Object channel, Thread by) {
        if (of(channel) == null) {
            SpawnStack stack = closingStacks > 0 ? new SpawnStack() : null;
            closingStacks -= stack == null ? 0 : 1;
            add(new Closing(channel, by.getName(), stack), channel);
        }
    }

    static void refuse(Object channel, @Nullable Object handler, @Nullable Object task) {
        Closing closing = of(channel);
        if (closing == null) {
            closing = new Closing(channel, null, null);
            add(closing, channel);
        }
        closing.refuse();
        if (refusalStacks <= 0) {
            return;
        }
        refusalStacks--;
        Refusal refusal = new Refusal(closing, new SpawnStack(), handler, task);
        Refusal head;
        do {
            head = NEWEST.get();
            refusal.next = head;
        } while (!NEWEST.compareAndSet(head, refusal));
    }

    private static @Nullable Closing of(Object channel) {
        Closing closing = BY_HASH.get(System.identityHashCode(channel));
        return closing != null && closing.refersTo(channel) ? closing : null;
    }

    private static void add(Closing closing, Object channel) {
        if (BY_HASH.size() >= MOST) {
            DROPPED.increment();
            return;
        }
        BY_HASH.put(System.identityHashCode(channel), closing);
    }
}
