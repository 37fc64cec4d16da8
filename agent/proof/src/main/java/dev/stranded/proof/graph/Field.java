package dev.stranded.proof.graph;

/**
 * A field of an instance.
 *
 * @param name its name
 * @param type a number of {@link dev.stranded.proof.hprof.ValueType}
 * @param offset where its value is, from the first of the instance's bytes
 * @param declaring the class that declares it
 */
public record Field(String name, int type, int offset, String declaring) {}
