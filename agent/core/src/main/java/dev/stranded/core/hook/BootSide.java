package dev.stranded.core.hook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hooks' classes where the JDK's classes can see them: into the boot loader's unnamed module.
 *
 * <p>They are defined one by one through {@code jdk.internal.misc.Unsafe.defineClass} rather than by appending a jar to
 * the boot class path, which would switch off the sharing of archived application classes and make HotSpot say so. The
 * JVM lets classes of {@code java.base} that an agent has changed read that module.
 */
public final class BootSide {
    private static final String PACKAGE = "dev.stranded.bootstrap.";

    /** Every class of the module {@code bootstrap}, superclasses first. */
    private static final String[] CLASSES = {
        "Residence",
        "AgentThread",
        "SpawnStack",
        "TaskKind",
        "TaskKind$Sample",
        "TaskKind$KindOfClass",
        "TaskRecord",
        "PlatformTask",
        "VirtualTask",
        "JdkFields",
        "Tasks",
        "Creation",
        "Creations",
        "Coverage",
        "Faults",
        "Hooks",
    };

    private BootSide() {}

    /** Defines the classes, unless an earlier attach has, and opens what they and the core read in the JDK. */
    public static void define(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Module javaBase = Object.class.getModule();
        Module core = BootSide.class.getModule();
        instrumentation.redefineModule(
                javaBase, Set.of(), Map.of("jdk.internal.misc", Set.of(core)), Map.of(), Set.of(), Map.of());
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
        Method defineClass = unsafeType.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        Module boot = null;
        for (String name : CLASSES) {
            Class<?> defined = find(PACKAGE + name);
            if (defined == null) {
                byte[] bytes = read(name);
                defined = (Class<?>) defineClass.invoke(unsafe, null, bytes, 0, bytes.length, null, null);
            }
            boot = defined.getModule();
        }
        Set<Module> both = boot == null ? Set.of(core) : Set.of(core, boot);
        instrumentation.redefineModule(
                javaBase,
                Set.of(),
                Map.of(),
                Map.of(
                        "java.lang", both,
                        "java.util.concurrent", both,
                        "java.util.concurrent.locks", both,
                        "jdk.internal.vm", both),
                Set.of(),
                Map.of());
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static byte[] read(String name) throws IOException {
        String entry = "boot/" + (PACKAGE + name).replace('.', '/') + ".classdata";
        try (InputStream in = BootSide.class.getClassLoader().getResourceAsStream(entry)) {
            if (in == null) {
                throw new IOException("the agent's jar has no entry " + entry + "; build it again");
            }
            return in.readAllBytes();
        }
    }
}
