package dev.stranded.core.census;

import org.jspecify.annotations.Nullable;

/**
 * A task that has kept a processor busy with asking a queue or a future that had nothing to give.
 *
 * @param spawn where it was spawned
 * @param loop where it goes round
 * @param operation what it asks with, such as poll
 * @param type the class of what it asks
 * @param channel what it asks, where that is a queue that was seen made
 * @param watched whether it is known that nothing was taken meanwhile, and not only that it was empty at each look
 * @param samples the stacks that were taken of it, all of them in that loop
 * @param share of one processor that it used
 * @param millis how long it has been seen to do so
 * @param task the task
 */
public record Spin(
        SpawnSite spawn,
        NamedStack loop,
        String operation,
        String type,
        @Nullable ChannelRef channel,
        boolean watched,
        int samples,
        double share,
        long millis,
        WaitTally.Example task) {}
