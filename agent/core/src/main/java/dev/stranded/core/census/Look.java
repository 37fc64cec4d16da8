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
 * @param counted whether spawns and ends of tasks were counted about right so far
 * @param totals over all tasks
 * @param tallies the tasks by spawn site
 * @param quiet spawn sites of which no task lives and some ended otherwise than by themselves
 * @param rings tasks that wait for each other in a ring
 * @param starvations pools whose workers all wait for what stands in the pool's own queue
 * @param carriers schedulers of virtual threads whose carriers are all held by what waits
 * @param collected virtual threads that the garbage collector took while they waited
 * @param judged what heap dumps have said of tasks that wait since before them
 * @param lost tasks whose failure nobody can look at any more
 * @param closedUses work given to what is closed
 * @param spins tasks that keep processors busy with asking what has nothing to give
 * @param channels the queues that live
 * @param executors the executors that live
 * @param memory of the process
 */
public record Look(
        Instant at,
        long clockMillis,
        boolean counted,
        TaskTotals totals,
        Collection<Tally> tallies,
        List<SpawnSite> quiet,
        List<WaitRing> rings,
        List<PoolStarvation> starvations,
        List<CarrierStarvation> carriers,
        List<Collected> collected,
        List<Judged> judged,
        List<LostOutcome> lost,
        List<ClosedUse> closedUses,
        List<Spin> spins,
        List<ChannelRef> channels,
        List<ExecutorLook> executors,
        MemoryState memory) {}
