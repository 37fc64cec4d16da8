package dev.stranded.core.census;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A private field of a class of the JDK, where this JDK has it.
 *
 * <p>It is looked for when it is first read, because to look for it links its class, which an application that does not
 * use that class ought not to pay for. Ownership: the census thread.
 */
final class JdkField {
    private final @Nullable Class<?> type;
    private final String name;
    private @Nullable VarHandle handle;
    private boolean resolved;

    private JdkField(@Nullable Class<?> type, String name) {
        this.type = type;
        this.name = name;
    }

    static JdkField of(@Nullable Class<?> type, String name) {
        return new JdkField(type, name);
    }

    static JdkField of(String type, String name) {
        return of(Jdk.type(type), name);
    }

    boolean exists() {
        return handle() != null;
    }

    /** The value of the field in {@code object}; null where that is missing or of another class. */
    @Nullable
    Object of(@Nullable Object object) {
        VarHandle found = type != null && type.isInstance(object) ? handle() : null;
        return found == null ? null : found.get(object);
    }

    /** The value of the static field. */
    @Nullable
    Object ofClass() {
        VarHandle found = handle();
        return found == null ? null : found.get();
    }

    private @Nullable VarHandle handle() {
        if (!resolved) {
            handle = find();
            resolved = true;
        }
        return handle;
    }

    private @Nullable VarHandle find() {
        if (type == null) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectVarHandle(type.getDeclaredField(name));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
