package dev.stranded.dashboard.store;

/**
 * A finding that is like another.
 *
 * @param same whether it is the same finding, in another JVM
 * @param hello how its JVM introduced itself, a line of the wire
 * @param line of the wire, with what was said of it
 */
public record SimilarRow(boolean same, String hello, String line) {}
