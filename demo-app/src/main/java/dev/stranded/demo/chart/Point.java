package dev.stranded.demo.chart;

/** A value at a time, in seconds. */
public record Point(double seconds, double value) {}
