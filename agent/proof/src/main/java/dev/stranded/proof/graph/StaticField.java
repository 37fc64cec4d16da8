package dev.stranded.proof.graph;

/**
 * A static field of a class.
 *
 * @param name its name
 * @param type a number of {@link dev.stranded.proof.hprof.ValueType}
 * @param position where its value is in the file
 */
public record StaticField(String name, int type, long position) {}
