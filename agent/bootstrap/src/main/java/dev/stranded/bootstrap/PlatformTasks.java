package dev.stranded.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The platform threads that were seen to start and not to end, by id.
 *
 * <p>Each has a place by the lower bits of its id, or stands in a map where that is taken. A thread that ends looks for
 * itself on the last of its stack, and every page of that which it is the first to touch costs more than all else here:
 * a map's methods go deep.
 */
final class PlatformTasks {
    private static final int PLACES = 1024;

    private final AtomicReferenceArray<@Nullable PlatformTask> places = new AtomicReferenceArray<>(PLACES);
    private final ConcurrentHashMap<Long, PlatformTask> others = new ConcurrentHashMap<>();

    /** The one with this id; null where there is none. */
    @Nullable
    PlatformTask of(long id) {
        PlatformTask task = places.get(place(id));
        return task != null && task.work.threadId == id ? task : others.get(id);
    }

    /** Adds one; false if it was there already. */
    boolean add(PlatformTask task) {
        long id = task.work.threadId;
        if (of(id) != null) {
            return false;
        }
        return places.compareAndSet(place(id), null, task) || others.putIfAbsent(id, task) == null;
    }

    /** Takes away the one with this id; null where there is none, or where somebody else has. */
    @Nullable
    PlatformTask remove(long id) {
        int place = place(id);
        PlatformTask task = places.get(place);
        if (task != null && task.work.threadId == id) {
            return places.compareAndSet(place, task, null) ? task : null;
        }
        return others.remove(id);
    }

    void clear() {
        others.clear();
        for (int i = 0; i < PLACES; i++) {
            places.set(i, null);
        }
    }

    /** The ids of all there are now. */
    List<Long> ids() {
        List<Long> ids = new ArrayList<>(others.keySet());
        for (int i = 0; i < PLACES; i++) {
            PlatformTask task = places.get(i);
            if (task != null) {
                ids.add(task.work.threadId);
            }
        }
        return ids;
    }

    private static int place(long id) {
        return (int) id & (PLACES - 1);
    }
}
