package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * Memory of the process.
 *
 * @param heapUsedBytes used heap, garbage included
 * @param heapCommittedBytes heap taken from the operating system
 * @param heapMaxBytes the most the heap may grow to
 * @param rssBytes resident size of the process, where the operating system tells
 */
public record MemoryState(
        long heapUsedBytes,
        long heapCommittedBytes,
        long heapMaxBytes,
        @Nullable Long rssBytes) {}
