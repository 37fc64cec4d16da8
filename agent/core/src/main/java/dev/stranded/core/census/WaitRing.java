package dev.stranded.core.census;

import java.util.List;

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
     * @param what it waits for, in words, with {@code %s} where the next task of the ring is named
     */
    public record Link(WaitTally.Example task, SpawnSite spawn, WaitSite blocked, int waits, String what) {}
}
