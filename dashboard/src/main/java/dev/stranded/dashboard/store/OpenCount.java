package dev.stranded.dashboard.store;

/**
 * Open findings of one kind and verdict, in all JVMs.
 *
 * @param kind as on the wire
 * @param verdict as on the wire
 * @param count how many
 */
public record OpenCount(String kind, String verdict, long count) {}
