package dev.stranded.testbed.sabotage;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hands on half of a class file whenever a loaded class is changed: the JVM refuses the change. */
final class SpoiltClass implements ClassFileTransformer {
    private final String type;

    SpoiltClass(String type) {
        this.type = type;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return redefined != null && type.equals(name) ? Arrays.copyOf(bytes, bytes.length / 2) : null;
    }
}
