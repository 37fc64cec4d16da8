package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/** Tells that somebody, mostly another agent, is about to have the JVM change classes. */
public final class ClassChanges {
    private static volatile @Nullable Runnable listener;

    private ClassChanges() {}

    /** Has {@code listener} run on the thread that is about to change classes, before it does. */
    public static void listen(Runnable listener) {
        ClassChanges.listener = listener;
    }

    static void forget() {
        listener = null;
    }

    static void coming() {
        Runnable told = listener;
        if (told != null) {
            told.run();
        }
    }
}
