package dev.stranded.wire;

/**
 * One line of what an agent answers to who asks it on its own host; such an answer may hold a {@link Hello}, a
 * {@link Snapshot} and {@link Finding}s as well.
 */
public sealed interface Answer permits Attached, Detached, Refused, Threads {
    /** What the key {@code type} says. */
    String type();
}
