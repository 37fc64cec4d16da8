package dev.stranded.bootstrap;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of tasks whose start was not seen, most of them because they started before the agent: made when the
 * census meets one, or when one first does something for an executor.
 */
public final class EarlierTasks {
    private static final int MOST = 20_000;
    private static final ConcurrentHashMap<Long, PlatformTask> BY_THREAD_ID = new ConcurrentHashMap<>();

    private EarlierTasks() {}

    /** The record of the thread with this id; null where there is none. Waits for nobody. */
    static @Nullable PlatformTask known(long id) {
        return BY_THREAD_ID.get(id);
    }

    /** The record of the thread with this id, made where there is none; null where there are too many. */
    public static @Nullable PlatformTask of(long id) {
        PlatformTask known = known(id);
        if (known != null || BY_THREAD_ID.size() >= MOST) {
            return known;
        }
        PlatformTask made = new PlatformTask(id, TaskKind.ofClass(Thread.class), null, null);
        PlatformTask other = BY_THREAD_ID.putIfAbsent(id, made);
        return other == null ? made : other;
    }

    /** How many there are. */
    public static int count() {
        return BY_THREAD_ID.size();
    }

    /** Forgets those that the census met before and did not meet at this look; they have ended without a hook. */
    public static void forgetAllBut(int look) {
        for (PlatformTask task : BY_THREAD_ID.values()) {
            if (task.wasMet() && !task.wasMetAt(look)) {
                ended(task.work.threadId);
            }
        }
    }

    static void ended(long id) {
        PlatformTask task = BY_THREAD_ID.remove(id);
        if (task != null) {
            task.end();
        }
    }

    static void forgetAll() {
        BY_THREAD_ID.clear();
    }
}
