package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A busy thread at one look; it is not kept.
 *
 * @param thread the thread
 * @param task its record
 * @param stack where it was
 * @param usedNanos processor time since the look before
 * @param passedNanos time since the look before
 * @param atMillis when, on the census' clock
 */
record SpinSample(
        Thread thread,
        TaskRecord task,
        List<StackTraceElement> stack,
        long usedNanos,
        long passedNanos,
        long atMillis) {
    /** The objects that the task is made of. */
    List<Object> roots() {
        return ReachableChannels.roots(thread, task);
    }

    /**
     * The classes of these frames, as far as the loader of the class path has them; none while the thread initialises
     * one, since who reads a static field of that waits until it has.
     */
    Set<Class<?>> classesOf(List<StackTraceElement> frames) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (stack.stream().anyMatch(frame -> frame.getMethodName().equals("<clinit>"))) {
            return classes;
        }
        for (StackTraceElement frame : frames) {
            if ("app".equals(frame.getClassLoaderName())) {
                Class<?> type = loaded(frame.getClassName());
                if (type != null) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }

    private static @Nullable Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
