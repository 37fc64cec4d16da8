package dev.stranded.dashboard.store;

/**
 * Open findings of one kind and verdict, in all JVMs of a service.
 *
 * @param service the name of the application
 * @param kind as on the wire
 * @param verdict as on the wire
 * @param count how many
 */
public record OpenCount(String service, String kind, String verdict, long count) {}
