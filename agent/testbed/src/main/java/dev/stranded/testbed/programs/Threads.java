package dev.stranded.testbed.programs;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Platform or virtual threads, as the test wants. The factories are the JDK's own, so the line that calls one is the
 * line that spawns.
 */
final class Threads {
    private Threads() {}

    static ThreadFactory of(String kind) throws ReflectiveOperationException {
        return switch (kind) {
            case "platform" -> Executors.defaultThreadFactory();
            case "virtual" -> virtual();
            default -> throw new IllegalArgumentException("threads are platform or virtual, not " + kind);
        };
    }

    /** By reflection, since this is compiled for a JDK that has no virtual threads. */
    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
