package dev.stranded.dashboard.store;

/**
 * A span of time, both ends included.
 *
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970
 */
public record Span(long from, long to) {
    /** All time. */
    public static final Span ALWAYS = new Span(0, Long.MAX_VALUE);
}
