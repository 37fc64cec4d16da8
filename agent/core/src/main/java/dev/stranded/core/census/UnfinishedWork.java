package dev.stranded.core.census;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of one spawn site that were at work when the JVM ended, or tasks of one executor that were never run.
 *
 * @param spawn where they were spawned, or given; where the executor was made if none of its tasks was at work
 * @param tasks how many were at work
 * @param queued how many more stood in the queues of their executors
 * @param usual whether others that were spawned there have ended, so that this is work that ends
 * @param at where one of them was; null if none was at work, or had begun
 * @param operation what it was in; null: it ran
 * @param examples some of them
 */
public record UnfinishedWork(
        SpawnSite spawn,
        long tasks,
        long queued,
        boolean usual,
        @Nullable NamedStack at,
        @Nullable String operation,
        List<WaitTally.Example> examples) {}
