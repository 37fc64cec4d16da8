package dev.stranded.dashboard.store;

import org.jspecify.annotations.Nullable;

/**
 * All that a message says of a finding.
 *
 * @param hello how its JVM introduced itself, a line of the wire
 * @param line of the wire
 * @param growth by how many its count has grown a minute lately
 * @param cameBackAt when it came back after it was called resolved, milliseconds since 1970
 */
public record AlertFinding(
        String hello, String line, double growth, @Nullable Long cameBackAt) {}
