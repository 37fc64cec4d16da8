package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskKind;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Finds where the JDK's own task classes, such as {@code FutureTask}, keep the application's task that they wrap: the
 * first field of a type that tasks have.
 */
final class Wrappers {
    private static final String POOL_WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";
    private static final Set<String> TRIED = new HashSet<>();

    private Wrappers() {}

    /** The kind of a {@code ThreadPoolExecutor}'s workers. */
    static TaskKind poolWorkers() {
        Class<?> type = Jdk.type(POOL_WORKER);
        return TaskKind.ofClass(type == null ? Thread.class : type);
    }

    static synchronized void resolve(TaskKind kind) {
        if (!FrameOwners.isJdk(kind.name) || kind.name.equals(POOL_WORKER) || !TRIED.add(kind.name)) {
            return;
        }
        for (Class<?> type = Jdk.type(kind.name); type != null && type != Thread.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (wraps(field)) {
                    open(kind, type, field);
                    return;
                }
            }
        }
    }

    private static boolean wraps(Field field) {
        Class<?> type = field.getType();
        return !Modifier.isStatic(field.getModifiers())
                && (type == Callable.class
                        || type == Runnable.class
                        || type == Supplier.class
                        || type == FutureTask.class);
    }

    private static void open(TaskKind kind, Class<?> type, Field field) {
        try {
            kind.wrapped =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup()).unreflectVarHandle(field);
        } catch (IllegalAccessException e) {
            // A package that is not opened to the agent: its tasks keep stacks of their own.
            kind.wrapped = null;
        }
    }
}
