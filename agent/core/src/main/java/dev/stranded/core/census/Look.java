package dev.stranded.core.census;

import dev.stranded.wire.MemoryState;
import dev.stranded.wire.TaskTotals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What one look found.
 *
 * @param at when it was taken
 * @param clockMillis the same on a clock that does not jump, from the agent's start
 * @param totals over all tasks
 * @param tallies the tasks by spawn site
 * @param rings tasks that wait for each other in a ring
 * @param channels the queues that live
 * @param executors the executors that live
 * @param memory of the process
 */
public record Look(
        Instant at,
        long clockMillis,
        TaskTotals totals,
        Collection<Tally> tallies,
        List<WaitRing> rings,
        List<ChannelRef> channels,
        List<ExecutorLook> executors,
        MemoryState memory) {}
