package dev.stranded.dashboard.store;

/**
 * What a store keeps, and where.
 *
 * @param kind of the database, by its own name
 * @param keepDays so long what is over is kept
 * @param keepBytes so much is kept in all
 * @param usedBytes about so much is there now
 */
public record Kept(String kind, int keepDays, long keepBytes, long usedBytes) {}
