package dev.stranded.dashboard.store;

/**
 * What a finding is known by across JVMs and their restarts.
 *
 * @param service the name of the application
 * @param signature of the finding
 */
public record FindingKey(String service, String signature) {}
