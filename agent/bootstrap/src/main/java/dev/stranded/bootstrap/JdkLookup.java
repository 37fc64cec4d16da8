package dev.stranded.bootstrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is private in the JDK. The core opens its packages to this class' module first. It may be looked for
 * first in a hook, on a thread of the application whose permissions a security manager restricts; those do not count
 * here.
 */
final class JdkLookup implements PrivilegedAction<@Nullable Object> {
    /** From this JDK on there are no security managers. */
    private static final int UNRESTRICTED = 24;

    private final Class<?> type;
    private final String name;

    /** The type of a method; null where a field is looked for. */
    private final @Nullable MethodType method;

    private JdkLookup(Class<?> type, String name, @Nullable MethodType method) {
        this.type = type;
        this.name = name;
        this.method = method;
    }

    /** The class; null where this JDK does not have it. */
    static @Nullable Class<?> type(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** The field; null where this JDK does not have it, or not its class. */
    static @Nullable VarHandle field(@Nullable Class<?> type, String name) {
        return type == null ? null : (VarHandle) new JdkLookup(type, name, null).privileged();
    }

    /** The static method; null where this JDK does not have it. */
    static @Nullable MethodHandle method(Class<?> type, String name, MethodType method) {
        return (MethodHandle) new JdkLookup(type, name, method).privileged();
    }

    @SuppressWarnings("removal")
    private @Nullable Object privileged() {
        return Runtime.version().feature() < UNRESTRICTED ? AccessController.doPrivileged(this) : run();
    }

    @Override
    public @Nullable Object run() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return method == null
                    ? lookup.unreflectVarHandle(type.getDeclaredField(name))
                    : lookup.findStatic(type, name, method);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
