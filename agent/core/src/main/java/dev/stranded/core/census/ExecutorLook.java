package dev.stranded.core.census;

import dev.stranded.wire.ExecutorState;

/**
 * An executor at one look.
 *
 * @param state for the wire
 * @param created the stack that made it, or what is said in its place
 */
public record ExecutorLook(ExecutorState state, NamedStack created) {}
