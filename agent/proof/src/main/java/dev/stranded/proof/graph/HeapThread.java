package dev.stranded.proof.graph;

/**
 * A thread that the dump has as a root.
 *
 * @param serial its serial number in the dump
 * @param object the number of its object
 * @param trace the serial number of its stack
 * @param firstRoot the first of its roots
 * @param endRoot behind the last of its roots
 */
public record HeapThread(int serial, int object, int trace, int firstRoot, int endRoot) {}
