package dev.stranded.premain;

/**
 * What {@code java -jar} calls. Java 8 byte code, so that an old JVM can say that it is too old; apart from the agent's
 * way in, so that a run-time image without the module java.instrument can run it.
 */
public final class CommandEntry {
    private static final int FAILED = 2;

    private CommandEntry() {}

    /** Does what the first argument names or, without one, says what there is to name. */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (!AgentEntry.isNewEnough(version)) {
            System.err.println("stranded: " + AgentEntry.tooOld(version));
            System.exit(FAILED);
        }
        System.exit(command(arguments));
    }

    private static int command(String[] arguments) {
        try {
            return Launch.command(arguments);
        } catch (Throwable e) {
            System.err.println("stranded: could not start (" + e + ")");
            return FAILED;
        }
    }
}
