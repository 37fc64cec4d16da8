package dev.stranded.dashboard.store;

/**
 * How many tasks or elements a finding counted at a time.
 *
 * @param at milliseconds since 1970
 * @param count as on the wire
 */
public record CountAt(long at, long count) {}
