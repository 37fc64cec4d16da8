package dev.stranded.testbed.programs;

/** The emptiest of programs: what there is to see is the JVM's and the agent's. */
public final class Nothing {
    private Nothing() {}

    /** Returns at once. */
    public static void main(String[] arguments) {
        // As its name says.
    }
}
