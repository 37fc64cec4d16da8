package dev.stranded.core.census;

/**
 * Virtual threads that the garbage collector took while they waited: nothing could reach them, so nothing could ever
 * have released them.
 *
 * @param spawn where they were spawned
 * @param blocked where they waited
 * @param seenWaiting whether they were seen there; else that is not known
 * @param tasks how many since the look before
 */
public record Collected(SpawnSite spawn, WaitSite blocked, boolean seenWaiting, long tasks) {}
