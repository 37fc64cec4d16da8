package dev.stranded.proof;

import java.util.List;

/** The frames of a stack that tell people something: not how the JDK parks a thread, carries it and calls a lambda. */
public final class ShownFrames {
    private static final List<String> PLUMBING = List.of(
            "jdk.internal.",
            "java.lang.VirtualThread",
            "java.lang.System$",
            "java.lang.Thread.run(",
            "java.lang.Thread.runWith(",
            "java.util.concurrent.locks.LockSupport.",
            "java.util.concurrent.ForkJoinPool.managedBlock(",
            "java.util.concurrent.ForkJoinPool.unmanagedBlock(");
    private static final String LAMBDA = "$$Lambda";

    private ShownFrames() {}

    /** Those of them that are shown; all if none would be. */
    public static List<String> of(List<String> stack) {
        List<String> shown = stack.stream()
                .filter(frame -> !frame.contains(LAMBDA) && PLUMBING.stream().noneMatch(frame::startsWith))
                .toList();
        return shown.isEmpty() ? stack : shown;
    }
}
