package dev.stranded.benchmarks;

import java.util.List;

/**
 * How each row is measured.
 *
 * @param rounds in each of which every variant runs once
 * @param warmups seconds that are not counted
 * @param iterations seconds that are
 * @param flags options for every JVM
 */
record Effort(int rounds, int warmups, int iterations, List<String> flags) {}
