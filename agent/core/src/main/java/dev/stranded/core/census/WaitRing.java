package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of which each waits for what the next holds, and the last for what the first holds: a deadlock.
 *
 * @param links one for each task, in the order of waiting
 */
public record WaitRing(List<Link> links) {
    /**
     * One task of the ring.
     *
     * @param task that waits
     * @param spawn where it was spawned
     * @param blocked where it waits
     * @param waits tells this wait from the task's next one
     * @param reason what it waits for
     * @param what the same in words, with {@code %s} where the next task of the ring is named
     * @param judged what a heap dump said of it
     */
    public record Link(
            WaitTally.Example task,
            SpawnSite spawn,
            WaitSite blocked,
            int waits,
            Reason reason,
            String what,
            @Nullable Judged judged) {

        /** Null while it is not known where the task waits. */
        static @Nullable Link of(WaitEdge edge, ToLongFunction<TaskRecord> waitedMillis) {
            Waiting one = edge.one();
            TaskRecord task = one.task();
            WaitSite site = WaitSite.of(task);
            if (site == null) {
                return null;
            }
            WaitTally.Example example = WaitTally.Example.of(one.thread(), waitedMillis.applyAsLong(task));
            return new Link(
                    example, one.tally().site(), site, task.seenWaits, edge.reason(), edge.what(), Judged.of(task));
        }
    }

    /** What a task of a ring waits for. */
    public enum Reason {
        /** A lock or a monitor that one task at a time can hold. */
        LOCK,
        /** A lock that several can hold to read: that its readers give it back, or that who is before it had it. */
        READ_WRITE_LOCK,
        /** The end or the result of another task. */
        END
    }
}
