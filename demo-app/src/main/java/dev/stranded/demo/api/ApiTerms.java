package dev.stranded.demo.api;

/**
 * On what terms the API serves in one run.
 *
 * @param perSecond requests that it serves a second; what is beyond is answered 429
 * @param stallAfterMillis when it stops to answer, from the start of the run
 * @param stallMillis for how long
 * @param seed of its latencies and its failures
 * @param ledger the file to which it writes what it has taken, at the end
 */
public record ApiTerms(long perSecond, long stallAfterMillis, long stallMillis, long seed, String ledger) {}
