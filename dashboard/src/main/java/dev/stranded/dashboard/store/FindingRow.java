package dev.stranded.dashboard.store;

/**
 * A finding as it was last told.
 *
 * @param name of the application
 * @param line of the wire
 */
public record FindingRow(String name, String line) {}
