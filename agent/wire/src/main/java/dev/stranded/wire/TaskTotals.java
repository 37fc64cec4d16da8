package dev.stranded.wire;

/**
 * Totals over the application's tasks; the JDK's own threads and the agent's are not among them.
 *
 * @param live platform and virtual threads alive now
 * @param waiting of those, blocked on a channel, a lock, a monitor or in a sleep
 * @param platform live platform threads
 * @param virtual live virtual threads
 * @param started threads started since the agent is there
 * @param ended threads ended since the agent is there
 */
public record TaskTotals(long live, long waiting, long platform, long virtual, long started, long ended) {}
