package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Weak records by the identity hash of what they refer to; of two with one hash the later is kept. The census takes
 * away those that are over.
 *
 * <p>A stack may be full in the middle of any change, after which the map's own count can miss an entry for good. So
 * nothing is changed where little of the stack is left, and what is counted here comes before the entry and goes after
 * it: it is too high at worst.
 */
final class WeakLedger<R extends WeakReference<Object>> {
    private static final int MOST = 10_000;

    /** So many calls of one's own are deeper than the map ever goes. */
    private static final int FRAMES = 100;

    private final ConcurrentHashMap<Integer, R> byHash = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();

    /** About so many are held, and never fewer than there are. */
    int size() {
        return held.get();
    }

    /** So many there was no room for. */
    long dropped() {
        return dropped.sum();
    }

    @Nullable
    R of(Object referent) {
        if (held.get() == 0) {
            return null;
        }
        R record = byHash.get(System.identityHashCode(referent));
        return record != null && record.refersTo(referent) ? record : null;
    }

    /** Takes in a record of {@code referent}, if there is room. */
    void add(Object referent, R record) {
        if (held.get() >= MOST) {
            dropped.increment();
            return;
        }
        goDown(FRAMES);
        held.incrementAndGet();
        if (byHash.put(System.identityHashCode(referent), record) != null) {
            held.decrementAndGet();
        }
    }

    void removeIf(Predicate<R> isOver) {
        for (Map.Entry<Integer, R> entry : byHash.entrySet()) {
            if (isOver.test(entry.getValue())) {
                remove(entry);
            }
        }
    }

    void removeGone() {
        for (Map.Entry<Integer, R> entry : byHash.entrySet()) {
            if (entry.getValue().refersTo(null)) {
                remove(entry);
            }
        }
    }

    void forgetAll() {
        for (Map.Entry<Integer, R> entry : byHash.entrySet()) {
            remove(entry);
        }
        dropped.reset();
    }

    private static int goDown(int frames) {
        return frames == 0 ? 0 : goDown(frames - 1) + 1;
    }

    private void remove(Map.Entry<Integer, R> entry) {
        if (byHash.remove(entry.getKey(), entry.getValue())) {
            held.decrementAndGet();
        }
    }
}
