package dev.stranded.benchmarks;

/**
 * What is promised of a benchmark.
 *
 * @param beside what the agent is compared with
 * @param atLeast the ratio of its throughput to that one's
 */
record Bar(Variant beside, double atLeast) {}
