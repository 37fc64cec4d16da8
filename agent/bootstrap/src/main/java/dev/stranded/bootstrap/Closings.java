package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of executors that were shut down and publishers that were closed, and of what is given to them all the
 * same. The census takes away those that are gone.
 *
 * <p>When that happens is not noted here, but by the look that sees it: hooks read no clock.
 */
public final class Closings {
    private static final int FIRST_STACKS = 100;

    private static final WeakLedger<Closing> ALL = new WeakLedger<>();
    private static final AtomicReference<@Nullable Refusal> NEWEST = new AtomicReference<>();

    // How many stacks may be taken until the next census; races on them are benign: they let a few more through.
    private static int closingStacks = FIRST_STACKS;
    private static int refusalStacks = FIRST_STACKS;

    private Closings() {}

    /** Takes away those that are over. */
    public static void removeIf(Predicate<Closing> isOver) {
        ALL.removeIf(isOver);
    }

    /** About so many are followed. */
    public static int size() {
        return ALL.size();
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
        return ALL.dropped();
    }

    static void forgetAll() {
        ALL.forgetAll();
        NEWEST.set(null);
        stackBudget(FIRST_STACKS);
    }

    static void close(Object channel, Thread by) {
        if (ALL.of(channel) == null) {
            SpawnStack stack = closingStacks > 0 ? new SpawnStack() : null;
            closingStacks -= stack == null ? 0 : 1;
            ALL.add(channel, new Closing(channel, by.getName(), stack));
        }
    }

    static void refuse(Object channel, @Nullable Object handler, @Nullable Object task) {
        Closing closing = ALL.of(channel);
        if (closing == null) {
            closing = new Closing(channel, null, null);
            ALL.add(channel, closing);
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
}
