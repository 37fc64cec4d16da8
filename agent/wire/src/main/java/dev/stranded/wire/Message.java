package dev.stranded.wire;

/** One line of a stream. */
public sealed interface Message permits Hello, Snapshot, Finding, ProofRun, Threads, Goodbye {
    /** The version of the protocol that this package describes; sent in every {@link Hello}. */
    int PROTOCOL = 1;

    /** The JVM that speaks: an identifier made anew at each start of a JVM. */
    String jvm();

    /** What the key {@code type} says. */
    String type();
}
