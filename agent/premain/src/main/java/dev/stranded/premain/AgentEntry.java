package dev.stranded.premain;

import java.lang.instrument.Instrumentation;

/**
 * What the JVM calls. Java 8 byte code, so that an old JVM can say that it is too old; it never throws, because what
 * leaves {@code premain} ends the JVM.
 */
public final class AgentEntry {
    private static final int OLDEST_JAVA = 17;

    private AgentEntry() {}

    /** Called before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        String version = System.getProperty("java.specification.version");
        if (featureOf(version) < OLDEST_JAVA) {
            System.err.println("stranded: " + tooOld(version) + "; the application runs without it");
            return;
        }
        try {
            Launch.launch(arguments, instrumentation, false);
        } catch (Throwable e) {
            System.err.println("stranded: could not start (" + e + "); the application runs without it");
        }
    }

    /**
     * Called by an attach to a running JVM.
     *
     * @throws Exception what went wrong, for who has attached; the application does not see it
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
        String version = System.getProperty("java.specification.version");
        if (featureOf(version) < OLDEST_JAVA) {
            throw new IllegalStateException(tooOld(version));
        }
        Launch.launch(arguments, instrumentation, true);
    }

    /** Called by {@code java -jar}: does what the first argument names or, without one, says how the agent is used. */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (arguments.length == 0) {
            System.err.println(
                    "stranded: this is a Java agent; start your application with"
                            + " java -javaagent:stranded-agent.jar=dashboard=http://127.0.0.1:7800,name=shop -jar shop.jar"
                            + " or judge a heap dump or a running JVM with java -jar stranded-agent.jar prove heap.hprof or prove PID");
            System.exit(2);
        } else if (featureOf(version) < OLDEST_JAVA) {
            System.err.println("stranded: " + tooOld(version));
            System.exit(2);
        }
        System.exit(command(arguments));
    }

    private static int command(String[] arguments) {
        try {
            return Launch.command(arguments);
        } catch (Throwable e) {
            System.err.println("stranded: could not start (" + e + ")");
            return 2;
        }
    }

    private static String tooOld(String version) {
        return "this JVM is Java " + version + " and Stranded needs " + OLDEST_JAVA + " or newer";
    }

    private static int featureOf(String version) {
        try {
            return version.startsWith("1.") ? Integer.parseInt(version.substring(2)) : Integer.parseInt(version);
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
