package dev.stranded.core.census;

import dev.stranded.bootstrap.FirstUse;
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
public final class Wrappers {
    private static final String[] KNOWN_AT_START = {
        "java.util.concurrent.FutureTask",
        "java.util.concurrent.Executors$RunnableAdapter",
        "java.util.concurrent.ThreadPerTaskExecutor$ThreadBoundFuture",
    };
    private static final String[] KNOWN_LATER = {
        "java.util.concurrent.CompletableFuture$AsyncSupply",
        "java.util.concurrent.CompletableFuture$AsyncRun",
        "java.util.concurrent.ForkJoinTask$AdaptedCallable",
        "java.util.concurrent.ForkJoinTask$AdaptedRunnable",
        "java.util.concurrent.ForkJoinTask$AdaptedInterruptibleCallable",
    };
    private static final String POOL_WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";
    private static final Set<String> TRIED = new HashSet<>();

    private Wrappers() {}

    /** Resolves the wrappers that most executors use, before the first task is given to one. */
    public static void resolveKnown() {
        resolve(KNOWN_AT_START);
    }

    /** Sees to it that the wrappers that fewer programs use are resolved before their first use. */
    public static void resolveOthersInTime() {
        FirstUse.FORK_JOIN_TASK.await(new Runnable() {
            @Override
            public void run() {
                resolve(KNOWN_LATER);
            }
        });
    }

    private static void resolve(String[] names) {
        for (String name : names) {
            Class<?> type = Jdk.type(name);
            if (type != null) {
                resolve(TaskKind.ofClass(type));
            }
        }
    }

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
