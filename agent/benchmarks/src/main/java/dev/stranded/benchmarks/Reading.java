package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.DumpReader;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How a heap dump was read.
 *
 * @param bytes its size
 * @param reads each time that each reader read it, round by round
 * @param heapMegabytes the smallest heap with which each could; empty if that was not searched
 */
record Reading(long bytes, Map<DumpReader, List<Once>> reads, Map<DumpReader, Integer> heapMegabytes) {

    /** The median of what a reader took. */
    double median(DumpReader reader, ToDoubleFunction<Once> figure) {
        return median(reads.getOrDefault(reader, List.of()), figure);
    }

    /** How many times as fast one was as another: the median of the rounds' ratios. */
    double timesAsFast(DumpReader reader, DumpReader other) {
        return Figures.median(Figures.ratios(millis(other), millis(reader)));
    }

    List<Double> millis(DumpReader reader) {
        return figures(reader, Once::millis);
    }

    List<Double> figures(DumpReader reader, ToDoubleFunction<Once> figure) {
        return reads.getOrDefault(reader, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList();
    }

    long objects() {
        return (long) median(DumpReader.INDEX, once -> (double) once.objects());
    }

    static double median(List<Once> reads, ToDoubleFunction<Once> figure) {
        return Figures.median(reads.stream().map(figure::applyAsDouble).toList());
    }

    /**
     * One read in a fresh JVM, whose start does not count.
     *
     * @param millis how long it took
     * @param cpuMillis processor time of the JVM
     * @param objects how many objects the reader counted
     */
    record Once(double millis, double cpuMillis, long objects) {
        /** From three figures with spaces between them. */
        static Once parse(String line) {
            String[] figures = line.split(" ", -1);
            return new Once(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
        }
    }
}
