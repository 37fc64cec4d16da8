package dev.stranded.core;

import java.util.List;

/**
 * Whether the JVM lists, and so keeps alive, every virtual thread that is started by itself. Where it does not, the
 * garbage collector takes those that are blocked and that nothing can reach.
 *
 * <p>Source: {@code jdk.internal.vm.ThreadContainers}, which reads the property once, when the first thread is started
 * in a container.
 */
final class Reclaim {
    private static final String PROPERTY = "jdk.trackAllThreads";
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private Reclaim() {}

    /** Has the JVM list none; returns what is in the way of that, a sentence each. */
    static List<String> allow(boolean attached) {
        if (Runtime.version().feature() < VIRTUAL_THREADS_SINCE) {
            return List.of("reclaim=true changes nothing before JDK " + VIRTUAL_THREADS_SINCE
                    + ", which brought virtual threads");
        }
        if (attached) {
            return List.of(
                    "reclaim=true changes nothing in a JVM that runs already; give it with -javaagent at the start");
        }
        System.setProperty(PROPERTY, "false");
        return List.of();
    }

    /** Whether all virtual threads can be found through the JDK. */
    static boolean threadsAreListed() {
        String value = System.getProperty(PROPERTY);
        return value == null || value.isEmpty() || Boolean.parseBoolean(value);
    }
}
