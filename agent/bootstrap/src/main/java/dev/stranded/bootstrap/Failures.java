package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The ledger of futures whose task failed; the census takes away those that are settled. */
public final class Failures {
    private static final WeakLedger<Failure> ALL = new WeakLedger<>();

    /** The futures that those who waited for them have given up: their failures matter to nobody. */
    private static final WeakLedger<WeakReference<Object>> GIVEN_UP = new WeakLedger<>();

    private Failures() {}

    /** Takes away those that are over, and the futures that were given up and are gone. */
    public static void removeIf(Predicate<Failure> isOver) {
        ALL.removeIf(isOver);
        GIVEN_UP.removeGone();
    }

    /** About so many failures and futures are followed. */
    public static int size() {
        return ALL.size() + GIVEN_UP.size();
    }

    /** So many failed for which there was no room. */
    public static long dropped() {
        return ALL.dropped() + GIVEN_UP.dropped();
    }

    static boolean none() {
        return ALL.size() == 0;
    }

    static void add(Object future, TaskKind kind, Throwable thrown) {
        ALL.add(future, new Failure(future, kind, thrown));
    }

    /** A failure that is followed and was not seen stays what it is. */
    static void addOfStage(Throwable thrown, @Nullable TaskKind kind, @Nullable SpawnStack stack) {
        if (!follows(thrown)) {
            ALL.add(thrown, new Failure(thrown, kind, stack));
        }
    }

    static void forgetAll() {
        ALL.forgetAll();
        GIVEN_UP.forgetAll();
    }

    static boolean follows(Object referent) {
        Failure failure = ALL.of(referent);
        return failure != null && !failure.wasSeen();
    }

    static void see(Object referent) {
        Failure failure = ALL.of(referent);
        if (failure != null) {
            failure.see();
        }
    }

    /**
     * Only one of two failures will be told. Where only one is followed, it may be the other that is told, since that
     * was there before the agent, was seen before, or found no room; so nobody is said to have missed it.
     */
    static void join(Object one, Object other) {
        Failure first = ALL.of(one);
        Failure second = ALL.of(other);
        if (first != null && second != null) {
            first.join(second);
        } else if (first != null) {
            first.see();
        } else if (second != null) {
            second.see();
        }
    }

    /** The future's failure, if it comes to one, is nobody's business. */
    static void giveUp(Object future) {
        if (!wasGivenUp(future)) {
            GIVEN_UP.add(future, new WeakReference<>(future));
        }
    }

    static boolean wasGivenUp(Object future) {
        return GIVEN_UP.of(future) != null;
    }

    /** Whether there was no room for a future that was given up: from then on any failure may be that future's. */
    static boolean losesTrack() {
        return GIVEN_UP.dropped() > 0;
    }
}
