package dev.stranded.core.census;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A private field of a class of the JDK, where this JDK has it. */
final class JdkField {
    private final @Nullable VarHandle handle;

    private JdkField(@Nullable VarHandle handle) {
        this.handle = handle;
    }

    static JdkField of(@Nullable Class<?> type, String name) {
        if (type == null) {
            return new JdkField(null);
        }
        try {
            return new JdkField(MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectVarHandle(type.getDeclaredField(name)));
        } catch (ReflectiveOperationException e) {
            return new JdkField(null);
        }
    }

    static JdkField of(String type, String name) {
        return of(Jdk.type(type), name);
    }

    boolean exists() {
        return handle != null;
    }

    /** The value of the field in {@code object}; null where either is missing. */
    @Nullable
    Object of(@Nullable Object object) {
        return handle == null || object == null ? null : handle.get(object);
    }

    /** The value of the static field. */
    @Nullable
    Object ofClass() {
        return handle == null ? null : handle.get();
    }
}
