package dev.stranded.bootstrap;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What other agents make of the application's tasks, in order to hand a context on with them: classes on the boot class
 * path that are not the JDK's and have a field of a type that tasks have.
 *
 * <p>They are looked through when they are first met, since what is given may be seen before it is wrapped and what is
 * run afterwards: those two must be one kind.
 */
final class OtherWrappers {
    private OtherWrappers() {}

    /** Where objects of this class keep what they wrap; null if it is no such class. */
    static @Nullable VarHandle wrapped(Class<?> type) {
        try {
            for (Class<?> part = type; part != null && isOthers(part); part = part.getSuperclass()) {
                for (Field field : part.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && isOfTasks(field.getType())) {
                        return JdkLookup.field(part, field.getName());
                    }
                }
            }
        } catch (LinkageError e) {
            // A field of a class that is not there: it wraps nothing that can be known.
            return null;
        }
        return null;
    }

    private static boolean isOthers(Class<?> type) {
        return type.getClassLoader() == null
                && !type.getModule().isNamed()
                && !type.getName().startsWith("dev.stranded.");
    }

    private static boolean isOfTasks(Class<?> type) {
        return type == Runnable.class || type == Callable.class || type == Supplier.class;
    }
}
