package dev.stranded.core.detect;

import dev.stranded.core.census.ChannelRef;
import dev.stranded.core.census.ExecutorLook;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.NamedStack;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.ExecutorState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Work that stands in line without a bound: an unbounded queue's elements, or what was given to a {@code ForkJoinPool}.
 *
 * @param id of the queue or the pool
 * @param type its class
 * @param site where it was made
 * @param library whether that is a library's code
 * @param size how long the line is
 * @param service who serves it, in words, which only a line that is told of needs
 * @param channel for the wire, likewise
 */
record Line(
        long id,
        String type,
        String site,
        boolean library,
        long size,
        Supplier<String> service,
        Supplier<ChannelState> channel) {
    /** Those of a look that are not empty. */
    static List<Line> all(Look look) {
        List<Line> lines = new ArrayList<>();
        for (ChannelRef queue : look.channels()) {
            if (queue.size() > 0 && queue.unbounded() && !queue.delays()) {
                lines.add(of(queue));
            }
        }
        for (ExecutorLook executor : look.executors()) {
            if (executor.submitted() > 0) {
                lines.add(of(executor));
            }
        }
        return lines;
    }

    private static Line of(ChannelRef queue) {
        NamedStack created = queue.created();
        return new Line(
                queue.id(),
                queue.type(),
                created == null ? "creation site unknown" : created.site(),
                created != null && created.library(),
                queue.size(),
                () -> queue.waitingTakers() == 0
                        ? "no task waits to take: all its consumers are busy, or there is none"
                        : Wording.number(queue.waitingTakers()) + " tasks wait to take",
                queue::state);
    }

    private static Line of(ExecutorLook executor) {
        ExecutorState pool = executor.state();
        return new Line(
                pool.id(),
                pool.type(),
                executor.created().site(),
                executor.created().library(),
                executor.submitted(),
                () -> Wording.number(pool.active()) + " of the pool's " + Wording.number(pool.workers())
                        + " workers are at work",
                () -> new ChannelState(
                        pool.id(),
                        pool.type(),
                        executor.created().site(),
                        executor.submitted(),
                        false,
                        null,
                        0,
                        0,
                        pool.id(),
                        null));
    }
}
