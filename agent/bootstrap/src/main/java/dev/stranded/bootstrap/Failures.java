package dev.stranded.bootstrap;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The ledger of futures whose task failed; the census takes away those that are settled. */
public final class Failures {
    private static final int MOST = 10_000;

    /** By the future's identity hash; of two with one hash the later is kept. */
    private static final ConcurrentHashMap<Integer, Failure> BY_HASH = new ConcurrentHashMap<>();

    private static final LongAdder DROPPED = new LongAdder();

    private Failures() {}

    /** All that are followed; what is removed from it is followed no longer. */
    public static Collection<Failure> all() {
        return BY_HASH.values();
    }

    /** So many failed for which there was no room. */
    public static long dropped() {
        return DROPPED.sum();
    }

    static void add(Object future, TaskKind kind, Throwable thrown) {
        if (BY_HASH.size() >= MOST) {
            DROPPED.increment();
            return;
        }
        BY_HASH.put(System.identityHashCode(future), new Failure(future, kind, thrown));
    }

    static void see(Object future) {
        if (BY_HASH.isEmpty()) {
            return;
        }
        Failure failure = BY_HASH.get(System.identityHashCode(future));
        if (failure != null && failure.refersTo(future)) {
            failure.see();
        }
    }
}
