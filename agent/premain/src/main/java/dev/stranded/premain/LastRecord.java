package dev.stranded.premain;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has the JDK forget the last of the core's records.
 *
 * <p>{@code ObjectMethods}, which makes the methods that records don't write themselves, adapts method handles of its
 * own to a record's types, and each of these remembers the last type that it was adapted to: by that, it would keep the
 * core's loader until the application links a record of its own.
 *
 * <p>Source: {@code MethodHandle.asTypeCache}, beside which from JDK 19 on is {@code asTypeSoftCache} for types of
 * other loaders than the JVM's three.
 */
final class LastRecord {
    private LastRecord() {}

    /** Links the methods of a record of a class of its own, in a loader that may go at any time. */
    static void forget() {
        try {
            Class<?> type = new ThrownAway().define();
            MethodHandle component = MethodHandles.dropArguments(constantNull(type), 0, type);
            link("equals", MethodType.methodType(boolean.class, type, Object.class), component);
            link("hashCode", MethodType.methodType(int.class, type), component);
            link("toString", MethodType.methodType(String.class, type), component);
        } catch (Throwable e) {
            // Then it is forgotten a little later.
        }
    }

    private static MethodHandle constantNull(Class<?> type) {
        @Nullable Object nothing = null;
        return MethodHandles.constant(type, nothing);
    }

    private static void link(String method, MethodType type, MethodHandle component) throws Throwable {
        ObjectMethods.bootstrap(
                MethodHandles.lookup(), method, type, component.type().returnType(), "it", component);
    }

    private static final class ThrownAway extends ClassLoader {
        ThrownAway() {
            super(null);
        }

        /** Another {@link LastRecord}: any class would do. */
        Class<?> define() throws IOException {
            try (InputStream in = LastRecord.class.getResourceAsStream("LastRecord.class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(LastRecord.class.getName(), bytes, 0, bytes.length);
            }
        }
    }
}
