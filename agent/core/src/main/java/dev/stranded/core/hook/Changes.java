package dev.stranded.core.hook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which classes were changed without having been shown to the weaver: who changes one by JVMTI itself, as profilers in
 * native code do, has the JVM begin anew from its original code and takes its hooks out unseen.
 *
 * <p>Source: {@code java.lang.Class.classRedefinedCount}, which HotSpot increments at each change of a class or of what
 * it extends. Ownership: one thread at a time.
 */
final class Changes {
    private static final @Nullable VarHandle COUNT = field();

    private final Weaver weaver;

    /** How often the classes were changed unseen, but for a constant of each. */
    private final IdentityHashMap<Class<?>, Integer> unseen = new IdentityHashMap<>();

    Changes(Weaver weaver) {
        this.weaver = weaver;
    }

    /** Those of the classes that have lost their hooks since this was asked last. */
    List<Class<?>> losing(List<Class<?>> types) {
        List<Class<?>> losing = new ArrayList<>();
        for (Class<?> type : types) {
            int now = unseenOf(type);
            Integer before = unseen.putIfAbsent(type, now);
            if (before != null && now > before) {
                unseen.put(type, now);
                if (weaver.hasHooksIn(Hooking.internalName(type))) {
                    losing.add(type);
                }
            }
        }
        return losing;
    }

    /**
     * Takes it for right how often a class was changed unseen: it was before hooks came, or the JVM has refused them.
     */
    void settle(Class<?> type) {
        unseen.put(type, unseenOf(type));
    }

    private int unseenOf(Class<?> type) {
        // In this order, so that a change in between makes it too little, which the next look mends.
        int own = count(type) - count(type.getSuperclass());
        return own - weaver.changes(type);
    }

    private static int count(@Nullable Class<?> type) {
        return COUNT == null || type == null ? 0 : (int) COUNT.get(type);
    }

    private static @Nullable VarHandle field() {
        try {
            return MethodHandles.privateLookupIn(Class.class, MethodHandles.lookup())
                    .findVarHandle(Class.class, "classRedefinedCount", int.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
