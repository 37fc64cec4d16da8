package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * How elements go through a queue, where some have stood in it for longer than from one look to the next.
 *
 * @param oldestMillis how long the oldest element has waited, at least; in a queue that is first in, first out it is
 *     not a look longer, or a sixteenth of it where that is more
 * @param putsPerSecond how many were put, on average over about that time; absent where that can't be told
 * @param takesPerSecond how many were taken, likewise
 */
public record QueueFlow(
        long oldestMillis,
        @Nullable Double putsPerSecond,
        @Nullable Double takesPerSecond) {}
