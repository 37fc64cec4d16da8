package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of queues and executors made since the last census, which takes them from here.
 *
 * <p>Ordering: a stack of records linked through {@link Creation#next}, pushed by compare-and-set and taken whole.
 */
public final class Creations {
    private static final int FIRST_ROOM = 10_000;
    private static final AtomicReference<@Nullable Creation> NEWEST = new AtomicReference<>();
    private static final AtomicLong DROPPED = new AtomicLong();

    /** How many more the census has room for; races on it are benign: they let a few more through. */
    private static int room = FIRST_ROOM;

    private Creations() {}

    /** Takes all records since the last call, newest first. */
    public static @Nullable Creation take() {
        return NEWEST.getAndSet(null);
    }

    /** Sets how many may be recorded until the next census. */
    public static void room(int records) {
        room = records;
    }

    /** So many were made for which there was no room. */
    public static long dropped() {
        return DROPPED.get();
    }

    static void forgetAll() {
        NEWEST.set(null);
        DROPPED.set(0);
        room = FIRST_ROOM;
    }

    static void add(Object referent) {
        if (room <= 0) {
            DROPPED.incrementAndGet();
            return;
        }
        room--;
        Creation creation = new Creation(referent, TaskKind.stackInBudget());
        Creation head;
        do {
            head = NEWEST.get();
            creation.next = head;
        } while (!NEWEST.compareAndSet(head, creation));
    }
}
