package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The ledger of futures whose task failed; the census takes away those that are settled. */
public final class Failures {
    private static final int MOST = 10_000;

    /** By the identity hash of what a failure refers to; of two with one hash the later is kept. */
    private static final ConcurrentHashMap<Integer, Failure> BY_HASH = new ConcurrentHashMap<>();

    /** The futures that those who waited for them have given up, by identity hash: their failures matter to nobody. */
    private static final ConcurrentHashMap<Integer, WeakReference<Object>> GIVEN_UP = new ConcurrentHashMap<>();

    private static final LongAdder DROPPED = new LongAdder();

    private Failures() {}

    /** All that are followed; what is removed from it is followed no longer. */
    public static Collection<Failure> all() {
        return BY_HASH.values();
    }

    /** The futures that were given up; what is removed from it is forgotten. */
    public static Collection<WeakReference<Object>> givenUp() {
        return GIVEN_UP.values();
    }

    /** So many failed for which there was no room. */
    public static long dropped() {
        return DROPPED.sum();
    }

    static boolean none() {
        return BY_HASH.isEmpty();
    }

    static void add(Object future, TaskKind kind, Throwable thrown) {
        add(System.identityHashCode(future), new Failure(future, kind, thrown));
    }

    /** A failure that is followed and was not seen stays what it is. */
    static void addOfStage(Throwable thrown, @Nullable TaskKind kind, @Nullable SpawnStack stack) {
        Failure known = of(thrown);
        if (known == null || known.wasSeen()) {
            add(System.identityHashCode(thrown), new Failure(thrown, kind, stack));
        }
    }

    static void forgetAll() {
        BY_HASH.clear();
        GIVEN_UP.clear();
        DROPPED.reset();
    }

    static boolean follows(Object referent) {
        Failure failure = of(referent);
        return failure != null && !failure.wasSeen();
    }

    static void see(Object referent) {
        Failure failure = of(referent);
        if (failure != null) {
            failure.see();
        }
    }

    static void join(Object one, Object other) {
        Failure first = of(one);
        Failure second = of(other);
        if (first != null && second != null) {
            first.join(second);
        }
    }

    /** The future's failure, if it comes to one, is nobody's business. */
    static void giveUp(Object future) {
        Integer hash = System.identityHashCode(future);
        WeakReference<Object> known = GIVEN_UP.get(hash);
        if (known == null || !known.refersTo(future)) {
            if (GIVEN_UP.size() < MOST) {
                GIVEN_UP.put(hash, new WeakReference<>(future));
            } else {
                DROPPED.increment();
            }
        }
    }

    static boolean wasGivenUp(Object future) {
        WeakReference<Object> known = GIVEN_UP.get(System.identityHashCode(future));
        return known != null && known.refersTo(future);
    }

    /** Whether there is no room for futures that are given up: then no failure can be taken for a lost one. */
    static boolean losesTrack() {
        return GIVEN_UP.size() >= MOST;
    }

    private static @Nullable Failure of(Object referent) {
        if (BY_HASH.isEmpty()) {
            return null;
        }
        Failure failure = BY_HASH.get(System.identityHashCode(referent));
        return failure != null && failure.refersTo(referent) ? failure : null;
    }

    private static void add(Integer hash, Failure failure) {
        if (BY_HASH.size() >= MOST) {
            DROPPED.increment();
            return;
        }
        BY_HASH.put(hash, failure);
    }
}
