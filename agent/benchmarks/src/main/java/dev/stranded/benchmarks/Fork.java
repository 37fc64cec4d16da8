package dev.stranded.benchmarks;

/**
 * What one child JVM achieved, as medians of its iterations.
 *
 * @param opsPerSecond operations a second
 * @param bytesPerOp allocated for each
 * @param cpuNanosPerOp processor time of the JVM for each
 */
record Fork(double opsPerSecond, double bytesPerOp, double cpuNanosPerOp) {}
