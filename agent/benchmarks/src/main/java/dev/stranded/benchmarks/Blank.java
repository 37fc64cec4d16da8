package dev.stranded.benchmarks;

/** A program, and an agent, that does nothing. */
final class Blank {
    private Blank() {}

    /** The agent. */
    public static void premain(String argument) {}

    /** The program. */
    public static void main(String[] arguments) {}
}
