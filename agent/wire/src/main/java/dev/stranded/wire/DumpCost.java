package dev.stranded.wire;

/**
 * What a heap dump is expected to cost.
 *
 * @param bytes it takes on the disk until the verdict
 * @param pauseMillis for which the JVM stands still
 */
public record DumpCost(long bytes, long pauseMillis) {}
