package dev.stranded.demo.program;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Platform or virtual threads, by the JDK's own factories. */
public final class Threads {
    /** The first JDK with virtual threads. */
    public static final int FIRST_WITH_VIRTUAL = 21;

    private Threads() {}

    /** The factory of {@code platform} or {@code virtual} threads. */
    public static ThreadFactory of(String kind) {
        return switch (kind) {
            case "platform" -> Executors.defaultThreadFactory();
            case "virtual" -> virtual();
            default -> throw new IllegalArgumentException("threads are platform or virtual, not " + kind);
        };
    }

    /** By reflection, since this is compiled for a JDK that has no virtual threads. */
    private static ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("virtual threads came with Java " + FIRST_WITH_VIRTUAL, e);
        }
    }
}
