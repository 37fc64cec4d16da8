package dev.stranded.core.census;

import java.util.List;

/**
 * A pool whose workers all wait, in the end, for results of tasks that stand in the pool's own queue, where no worker
 * is left to run them.
 *
 * @param created the stack that made the pool
 * @param workers one for each worker
 */
public record PoolStarvation(NamedStack created, List<WaitRing.Link> workers) {}
