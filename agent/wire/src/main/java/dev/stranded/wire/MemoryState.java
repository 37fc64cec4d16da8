package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * Memory of the process.
 *
 * @param heapUsedBytes used heap, garbage included
 * @param heapCommittedBytes heap taken from the operating system
 * @param heapMaxBytes the most the heap may grow to
 * @param rssBytes resident size of the process, where the operating system tells
 * @param outOfMemory how many threads and tasks an {@code OutOfMemoryError} has ended since the agent is there; absent
 *     where none was seen
 */
public record MemoryState(
        long heapUsedBytes,
        long heapCommittedBytes,
        long heapMaxBytes,
        @Nullable Long rssBytes,
        @Nullable Long outOfMemory) {
    /** Of a process in which no task was ended by want of memory. */
    public MemoryState(long heapUsedBytes, long heapCommittedBytes, long heapMaxBytes, @Nullable Long rssBytes) {
        this(heapUsedBytes, heapCommittedBytes, heapMaxBytes, rssBytes, null);
    }
}
