package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.Tasks;
import dev.stranded.bootstrap.WorkerState;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the channels that a task can reach within a few steps: by the fields of the objects that it is made of, which
 * are read and never called, and by the static fields of the classes whose methods it runs.
 */
final class ReachableChannels {
    private static final int MOST_STEPS = 5;
    private static final int MOST_OBJECTS = 2_000;

    private final Predicate<Class<?>> wanted;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> found = new ArrayList<>();

    private ReachableChannels(Predicate<Class<?>> wanted) {
        this.wanted = wanted;
    }

    /**
     * Those of the wanted types.
     *
     * @param roots the objects that the task is made of
     * @param classes the classes whose methods it runs
     */
    static List<Object> of(Set<Class<?>> wanted, Collection<?> roots, Collection<Class<?>> classes) {
        return of(type -> wanted.stream().anyMatch(one -> one.isAssignableFrom(type)), roots, classes);
    }

    /** Those of the classes that are wanted. */
    static List<Object> of(Predicate<Class<?>> wanted, Collection<?> roots, Collection<Class<?>> classes) {
        ReachableChannels search = new ReachableChannels(wanted);
        List<Object> start = new ArrayList<>(roots);
        for (Class<?> type : classes) {
            for (Field field : fields(type)) {
                if (Modifier.isStatic(field.getModifiers())) {
                    start.add(value(field, null));
                }
            }
        }
        search.walk(start);
        return search.found;
    }

    /** The objects that a task is made of. */
    static List<Object> roots(Thread thread, TaskRecord task) {
        List<Object> roots = new ArrayList<>();
        roots.add(thread);
        WorkerState work = task.work();
        for (Object root : new @Nullable Object[] {
            Tasks.bodyOf(thread, task), work == null || work.isPast(work.runs()) ? null : work.taskBegunLast()
        }) {
            if (root != null) {
                roots.add(root);
            }
        }
        return roots;
    }

    private void walk(List<Object> start) {
        Deque<Object> first = new ArrayDeque<>();
        for (Object object : start) {
            enter(object, first);
        }
        Deque<Object> level = first;
        for (int step = 0; step < MOST_STEPS; step++) {
            Deque<Object> next = new ArrayDeque<>();
            for (Object object : level) {
                follow(object, next);
            }
            level = next;
        }
    }

    private void enter(@Nullable Object object, Deque<Object> level) {
        if (object != null && seen.size() < MOST_OBJECTS && isFollowed(object.getClass()) && seen.add(object)) {
            if (wanted.test(object.getClass())) {
                found.add(object);
            }
            level.add(object);
        }
    }

    private void follow(Object object, Deque<Object> next) {
        if (object instanceof Object[] elements) {
            for (Object element : elements) {
                enter(element, next);
            }
            return;
        }
        if (object instanceof Collection || object instanceof Map || !isOfTheJdksLoaders(object.getClass())) {
            return;
        }
        for (Class<?> type = object.getClass(); type != null && type != Thread.class; type = type.getSuperclass()) {
            for (Field field : fields(type)) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    enter(value(field, object), next);
                }
            }
        }
    }

    /**
     * Of the JDK only what may be a task or wrap one, or is wanted itself; an executor's own queue is not the task's.
     */
    private boolean isFollowed(Class<?> type) {
        if (type.isArray()) {
            return !type.getComponentType().isPrimitive();
        }
        if (wanted.test(type)) {
            return true;
        }
        if (Executor.class.isAssignableFrom(type)) {
            return false;
        }
        String name = type.getName();
        return !FrameOwners.isJdk(name) || name.startsWith("java.util.concurrent.");
    }

    /** To list the fields of a class loads their types, which is left to no loader of the application's own. */
    private static boolean isOfTheJdksLoaders(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.getClass().getName().startsWith("jdk.internal.loader.");
    }

    private static Field[] fields(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError e) {
            return new Field[0];
        }
    }

    /** Null where the field's module keeps it to itself. */
    private static @Nullable Object value(Field field, @Nullable Object object) {
        try {
            return field.trySetAccessible() ? field.get(object) : null;
        } catch (IllegalAccessException | RuntimeException e) {
            return null;
        }
    }
}
