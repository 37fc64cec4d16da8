package dev.stranded.dashboard.store;

/**
 * Open findings of one kind and verdict that are handled alike, in all JVMs of a service that have not ended.
 *
 * @param service the name of the application
 * @param kind as on the wire
 * @param verdict as on the wire
 * @param handling what operators have said of them
 * @param count how many
 */
public record OpenCount(String service, String kind, String verdict, Handling.State handling, long count) {}
