package dev.stranded.core.census;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes whose methods a task runs, from where what it uses may be reached. */
final class RunningClasses {
    private RunningClasses() {}

    /**
     * The classes of {@code frames} of a stack, as far as the loader of the class path has them; none while the thread
     * initialises one, since who reads a static field of that waits until it has.
     */
    static Set<Class<?>> of(List<StackTraceElement> frames, List<StackTraceElement> stack) {
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
