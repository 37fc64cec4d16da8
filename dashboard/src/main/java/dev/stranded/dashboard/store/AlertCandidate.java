package dev.stranded.dashboard.store;

/**
 * An open finding that rules may be about.
 *
 * @param key of the finding
 * @param jvm that told of it
 * @param kind as on the wire
 * @param verdict as on the wire
 * @param revision of the store at which it last changed
 */
public record AlertCandidate(FindingKey key, String jvm, String kind, String verdict, long revision) {}
