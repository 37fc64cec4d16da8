package dev.stranded.bootstrap;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks have released those that waited for a condition, such as a queue's for room.
 *
 * <p>Ownership: written by whoever holds the condition's lock; the census reads without it, and may learn of one a look
 * later.
 *
 * <p>Conditions share the places of a table by their identity hash. The first that is signalled has the place as long
 * as it lives; nothing is known of others.
 */
public final class Releasers extends WeakReference<Object> {
    private static final int PLACES = 4096;
    private static final int MOST = 16;
    private static final int FIRST = 2;
    private static final long NOBODY = 0;
    private static final @Nullable Releasers[] TABLE = new Releasers[PLACES];

    private Object[] tasks = new Object[FIRST];
    private int count;
    private int releases;

    /** The id of the thread that released last, which is in {@link #tasks} then: no other thread ever has it. */
    private long lastThread = NOBODY;

    private boolean incomplete;

    /** Whether another condition wanted the place; the next one here may be it, with a history of its own. */
    private boolean wanted;

    private Releasers(Object condition, boolean incomplete) {
        super(condition);
        this.incomplete = incomplete;
    }

    /** Those of a condition; null where none is known. */
    public static @Nullable Releasers of(Object condition) {
        Releasers releasers = TABLE[place(condition)];
        return releasers != null && releasers.refersTo(condition) ? releasers : null;
    }

    static void forgetAll() {
        Arrays.fill(TABLE, null);
    }

    /** The current thread, which holds the condition's lock, is about to release who waits for it. */
    static void add(Object condition, Thread current) {
        int place = place(condition);
        Releasers releasers = TABLE[place];
        long thread = ThreadFields.idOf(current);
        if (releasers != null && releasers.lastThread == thread && releasers.refersTo(condition)) {
            releasers.releases++;
        } else if (!AgentWork.isDoneBy(current)) {
            add(condition, place, current, thread);
        }
    }

    private static void add(Object condition, int place, Thread current, long thread) {
        Releasers releasers = TABLE[place];
        if (releasers == null || !releasers.refersTo(condition)) {
            if (releasers != null && !releasers.refersTo(null)) {
                releasers.wanted = true;
                return;
            }
            releasers = new Releasers(condition, releasers != null && releasers.wanted);
            TABLE[place] = releasers;
        }
        if (!releasers.incomplete) {
            releasers.add(current);
            releasers.lastThread = releasers.incomplete ? NOBODY : thread;
        }
    }

    /** Whether there were others, too many to be remembered. */
    public boolean isIncomplete() {
        return incomplete;
    }

    /** How often they have released somebody. */
    public int releases() {
        return releases;
    }

    /** How many are remembered. */
    public int count() {
        return count;
    }

    /** One of them: an {@link Owner} or, where its start was not seen, a weak reference to the thread. */
    public Object task(int index) {
        return tasks[index];
    }

    private void add(Thread current) {
        releases++;
        TaskRecord record = Tasks.recordOf(current);
        Owner task = record == null ? null : record.asOwner();
        for (int i = 0; i < count; i++) {
            Object known = tasks[i];
            if (known == task || (task == null && isReferenceTo(known, current))) {
                return;
            }
        }
        if (count == MOST) {
            incomplete = true;
            return;
        }
        if (count == tasks.length) {
            Object[] longer = new Object[2 * count];
            System.arraycopy(tasks, 0, longer, 0, count);
            tasks = longer;
        }
        tasks[count] = task == null ? new WeakReference<>(current) : task;
        count++;
    }

    @SuppressWarnings("unchecked")
    private static boolean isReferenceTo(Object known, Thread thread) {
        return known instanceof WeakReference && ((WeakReference<Thread>) known).refersTo(thread);
    }

    private static int place(Object condition) {
        return System.identityHashCode(condition) & (PLACES - 1);
    }
}
