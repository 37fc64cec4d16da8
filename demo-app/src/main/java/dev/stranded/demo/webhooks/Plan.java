package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is run: everything that another run needs to be the same.
 *
 * @param modes which receivers, in which order
 * @param load what each gets
 * @param apiPerSecond the API's limit
 * @param seed of bodies, latencies and failures
 * @param heap the most that the heap of an unbounded receiver may grow to, such as 9g
 * @param boundedHeap the same for a bounded one, such as 160m
 * @param memoryLimitBytes resident memory beyond which a receiver is killed; null: none
 * @param agent whether Stranded watches the receivers
 */
record Plan(
        List<Mode> modes,
        Load load,
        int apiPerSecond,
        long seed,
        String heap,
        String boundedHeap,
        @Nullable Long memoryLimitBytes,
        boolean agent) {}
